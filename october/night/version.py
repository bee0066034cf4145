"""The version of the model: it changes whenever any night changes."""

MODEL_VERSION = 6
