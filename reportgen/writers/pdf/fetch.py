"""Hands WeasyPrint the files it asks for, from memory; nothing comes from disk or network."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "ttf": "font/ttf", "otf": "font/otf"}


class MemoryFetcher(URLFetcher):  # type: ignore[misc]  # the library is not typed
    """Knows a closed set of addresses."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The file of an address; WeasyPrint logs the error when there is none."""
        del headers
        content = self._files.get(url)
        if content is None:
            raise FileNotFoundError(url)
        kind = _TYPES.get(url.rpartition(".")[2], "application/octet-stream")
        return URLFetcherResponse(url, content, {"Content-Type": kind})
