"""reportgen: data and chapters in, printed social reports and council papers out."""

__version__ = "0.1.0"
