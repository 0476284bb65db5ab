"""Release: computed frames in, `Released` out. The gate of disclosure control."""
