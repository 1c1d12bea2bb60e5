"""The services over an empty store, for each test of this folder that names no other."""

from pathlib import Path

import pytest
from tests.reliability.world import World


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    yield world
    world.close()
