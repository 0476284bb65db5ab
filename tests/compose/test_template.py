"""The sandbox, the files and the lines of templates."""

from collections.abc import Callable, Mapping

import pytest

from reportgen.document.dump import dump_blocks
from reportgen.document.inlines import Value
from reportgen.document.nodes import Document
from reportgen.document.walk import inlines, texts, walk
from reportgen.errors import Problems
from reportgen.messages import line

Composed = tuple[Document, Problems]
Chapter = Callable[[str], Composed]
Project = Callable[[Mapping[str, str | bytes]], Composed]


def told(composed: Composed) -> list[str]:
    return [line(problem).split("\n")[0] for problem in composed[1].found]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ value.__globals__ }}",
        "{{ value.say.__func__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ '{0.__class__}'.format(project) }}",
        "{{ ('%s' | attr('__class__')) }}",
        "{{ project | attr('__class__') }}",
        "{{ [].append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_chapters_cannot_reach_behind_the_vocabulary(attack: str, chapter: Chapter) -> None:
    document, problems = chapter(attack)
    assert list(problems.errors())
    shown = dump_blocks(document.blocks)
    assert "class" not in shown or "[?" in shown


@pytest.mark.parametrize("name", ["../x.md", "/etc/passwd", "chapters/../../x.md", "daten.csv"])
def test_only_texts_of_the_project_are_included(name: str, project: Project) -> None:
    composed = project({"chapters/a.md": f'{{% include "{name}" %}}', "daten.csv": "geheim"})
    assert told(composed) == [
        f"Fehler: chapters/a.md, Zeile 1: Die Textdatei „{name}“ gibt es nicht."
    ]
    assert "geheim" not in dump_blocks(composed[0].blocks)


@pytest.mark.parametrize("name", ["random", "safe", "escape", "tojson"])
def test_filters_for_chance_and_html_are_not_there(name: str, chapter: Chapter) -> None:
    assert f"Einen Filter „{name}“ gibt es nicht." in told(chapter(f"{{{{ 'a' | {name} }}}}"))[0]


def test_files_that_are_no_utf8_are_told_with_their_line(project: Project) -> None:
    composed = project({"chapters/a.md": "Zeile\nStra\u00dfe".encode("cp1252")})
    assert told(composed) == [
        "Fehler: chapters/a.md, Zeile 2: Die Datei ist nicht in UTF-8 gespeichert."
    ]
    assert not composed[0].is_whole


def test_a_byte_order_mark_is_no_text(chapter: Chapter) -> None:
    document, problems = chapter("\ufeff# Titel\n\nText.")
    assert not problems.found
    assert dump_blocks(document.blocks).startswith('section "Titel"')


def test_windows_line_ends_are_line_ends(chapter: Chapter) -> None:
    document, problems = chapter("# Titel\r\n\r\nText\r\nweiter {{ x }}\r\n")
    assert told((document, problems)) == [
        "Fehler: chapters/a.md, Zeile 4: Ein Wort „x“ gibt es nicht."
    ]
    assert "Text weiter" in dump_blocks(document.blocks)


def test_characters_that_are_our_marks_are_refused(chapter: Chapter) -> None:
    assert told(chapter("Text\nmit \U000f0003 darin")) == [
        "Fehler: chapters/a.md, Zeile 2: Das Zeichen U+F0003 ist dem Programm vorbehalten."
    ]


def test_values_know_their_line(chapter: Chapter) -> None:
    text = 'Text\n{{ value("quote") }}\nund {{ trend("quote",\n since="2020") }}'
    document, _ = chapter(text)
    runs = [run for block in walk(document.blocks) for run in texts(block)]
    values = [each for run in runs for each in inlines(run) if isinstance(each, Value)]
    assert [value.where.line for value in values] == [2, 3]


def test_lines_of_prose_keep_their_ends_behind_tags(chapter: Chapter) -> None:
    text = "{% if true %}Die Quote{% endif %}\nist hoch\nund {% set x = 1 %}\n."
    document, _ = chapter(text)
    assert dump_blocks(document.blocks) == "paragraph: Die Quote ist hoch und ."


def test_inline_choices_leave_one_space(chapter: Chapter) -> None:
    document, problems = chapter("Das ist {% if false %}nicht{% endif %} gut.")
    assert dump_blocks(document.blocks) == "paragraph: Das ist gut."
    assert not problems.found


def test_the_same_chapter_gives_the_same_tree(chapter: Chapter) -> None:
    text = '# A\n\n{% for p in places("bezirk") %}{{ value("quote", place=p) }} {% endfor %}'
    assert chapter(text)[0] == chapter(text)[0]


def test_faults_of_the_program_are_not_blamed_on_the_chapter(
    chapter: Chapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.compose.later.here", None)
    with pytest.raises(TypeError):
        chapter("{{ signs() }}")


@pytest.mark.parametrize(
    "text",
    [
        '{% include "chapters/a.md" %}',
        '{{ part("chapters/a.md") }}',
        "{{ 10 ** 5000 }}",
        "{{ 1e400 }}",
        "{{ count(10 ** 500) }} {{ euro(1e400) }}",
        "{{ 'a' * 100000 | length }}",
        "{{ 'x' | center('y') }} {{ [1] | sum('a') }} {{ 5 | join }}",
    ],
)
def test_nonsense_is_told_and_does_not_crash(text: str, chapter: Chapter) -> None:
    assert list(chapter(text)[1].errors())
