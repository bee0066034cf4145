"""A night as data for pages, the pages' server, and the pages as one file.

``trace`` plays a night and writes down what changed; ``stage`` lists what stands still;
``container`` packs both. ``FORMAT.md`` describes what comes out.
"""
