"""Tests of the emulator's pure parts, run by EmulatedAwsPythonTest."""
