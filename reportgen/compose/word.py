"""A word of the authors' vocabulary, and the check that it is used with what it takes."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import UnionType

from reportgen.compose.printing import LARGEST
from reportgen.errors import ReportError, failure, nearest

_ONE_BY_ONE = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY)


@dataclass(frozen=True, slots=True)
class Word:
    """A function that chapters may call."""

    name: str
    say: Callable[..., object]
    signature: inspect.Signature = field(init=False)

    def __post_init__(self) -> None:
        """Read the signature once, for many calls."""
        object.__setattr__(self, "signature", inspect.signature(self.say))


def checked(word: Word, args: Sequence[object], kwargs: Mapping[str, object]) -> None:
    """Raise a `ReportError` that says what a call lacks or has too much of."""
    try:
        bound = word.signature.bind(*args, **kwargs)
    except TypeError:
        raise _misfit(word, args, kwargs) from None
    for parameter, arg in _pairs(bound):
        kind = parameter.annotation
        is_other = isinstance(kind, type | UnionType) and not isinstance(arg, kind)
        if is_other or (isinstance(arg, int | float) and not abs(arg) < LARGEST):
            given = type(arg).__name__ if isinstance(arg, int | float) else arg
            raise failure("word-argument-wrong", word=word.name, name=parameter.name, given=given)


def _pairs(bound: inspect.BoundArguments) -> Iterator[tuple[inspect.Parameter, object]]:
    for name, arg in bound.arguments.items():
        parameter = bound.signature.parameters[name]
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            yield from ((parameter.replace(name=key), each) for key, each in arg.items())
        elif parameter.kind is not inspect.Parameter.VAR_POSITIONAL:
            yield parameter, arg


def _misfit(word: Word, args: Sequence[object], kwargs: Mapping[str, object]) -> ReportError:
    parameters = word.signature.parameters
    in_order = [name for name, each in parameters.items() if each.kind in _ONE_BY_ONE]
    if len(args) > len(in_order):
        return failure("word-arguments-many", word=word.name, count=len(in_order))
    for name in kwargs:
        if name not in parameters:
            near = nearest(name, parameters)
            return failure("word-argument-unknown", word=word.name, name=name, near=near)
        if name in in_order[: len(args)]:
            return failure("word-argument-twice", word=word.name, name=name)
    given = (*in_order[: len(args)], *kwargs)
    missing = next(
        name
        for name, each in parameters.items()
        if each.default is each.empty and name not in given and each.kind in _ONE_BY_ONE
    )
    return failure("word-argument-missing", word=word.name, name=missing)
