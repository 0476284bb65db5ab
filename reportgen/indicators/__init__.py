"""Compute: frames of sources in, frames of indicators out, all before the gate."""
