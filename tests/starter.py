"""The project that `reportgen new` writes, in memory."""

from reportgen.world import MemoryWorld, packaged, packaged_names


def starter(threshold: int = 3) -> MemoryWorld:
    files: dict[str, bytes | str] = {
        name: packaged(f"starter/{name}") for name in packaged_names("starter")
    }
    project = files["report.toml"]
    assert isinstance(project, bytes)
    files["report.toml"] = project.replace(b"threshold = 3", f"threshold = {threshold}".encode())
    return MemoryWorld(files)
