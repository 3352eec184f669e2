import pytest


@pytest.fixture(autouse=True)
def own_policy(monkeypatch, tmp_path):
    """No policy of the machine's owner takes part."""
    monkeypatch.delenv("LIMNER_SAFETY_POLICY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
