from pathlib import Path

import pytest

from limner.errors import InvalidRequest, NotFound
from limner.safety import judge_prompt, lists
from limner.safety import policy as policies


def blocked(prompt: str, **options) -> set[str]:
    return {v.category for v in judge_prompt(prompt, **options) if v.blocked}


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Writes a policy file and puts it in force."""

    def write(text: str) -> Path:
        path = tmp_path / "safety.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("LIMNER_SAFETY_POLICY", str(path))
        return path

    return write


def test_an_operator_changes_only_what_the_file_names(own):
    own("[levels]\nblock_medium_and_above = 0.78\n")
    assert "sexual" not in blocked("a nude woman")
    assert "sexual" in blocked("hardcore porn")


def test_a_category_can_be_switched_off_or_have_its_own_threshold(own):
    own("[categories.vulgarity]\nenabled = false\n[categories.drugs]\nblock_medium_and_above = 1.0\n")
    assert "vulgarity" not in blocked("a sign that says fuck off")
    assert blocked("a pile of cocaine") == set()
    assert blocked("a pile of cocaine", level="block_low_and_above") == {"drugs"}


def test_own_lists_and_own_harmless_phrases(own, tmp_path):
    (tmp_path / "house.toml").write_text(
        '[patterns]\n"harassment.high" = ["acme > rival*"]\n', encoding="utf-8"
    )
    own('[lists]\nextra = ["house.toml"]\nallow = ["naked juice"]\n')
    assert blocked("a poster: Acme beats all rivals") == {"harassment"}
    assert blocked("a bottle of naked juice") == set()


def test_an_own_list_that_changes_is_read_again(own, tmp_path):
    extra = tmp_path / "house.toml"
    extra.write_text('[patterns]\n"harassment.high" = ["zorblax"]\n', encoding="utf-8")
    own('[lists]\nextra = ["house.toml"]\n')
    assert blocked("a zorblax") == {"harassment"}
    extra.write_text('[patterns]\n"harassment.high" = ["quuxian"]\n', encoding="utf-8")
    assert blocked("a zorblax") == set() and blocked("a quuxian") == {"harassment"}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[level]\n", "policy.level: unknown; known are"),
        ("[levels]\nblock_hardly = 0.5\n", "policy.levels.block_hardly: unknown"),
        ("[levels]\nblock_only_high = 7\n", "policy.levels.block_only_high: expected a number 0 to 1, got 7"),
        ("[levels]\nblock_only_high = true\n", "policy.levels.block_only_high: expected a number"),
        ("[levels]\nblock_only_high = 0.1\n", "policy.levels: expected thresholds that rise"),
        ("levels = 3\n", "policy.levels: expected a table"),
        ("[categories.sexul]\nenabled = false\n", "policy.categories.sexul: unknown"),
        ("[categories.drugs]\nenabled = 'no'\n", "policy.categories.drugs.enabled: expected true or false"),
        (
            "[categories.sexual_minors]\nenabled = false\n",
            "policy.categories.sexual_minors: cannot be changed",
        ),
        ("[lists]\nlanguages = ['common', 'tlh']\n", "policy.lists.languages: no packaged list 'tlh'"),
        ("[lists]\nlanguages = ['en']\n", "policy.lists.languages: expected 'common'"),
        ("[lists]\nextra = ['nowhere.toml']\n", "policy.lists.extra: no such file"),
        ("[lists]\nallow = 'x'\n", "policy.lists.allow: expected a list of texts"),
        ("[lists]\nallow = ['a ~ b > c']\n", "policy.lists.allow: .* mixes ~ and >"),
        ("schema = 2\n", "policy.schema: expected 1, got 2"),
        ("[levels\n", "policy: .*expected TOML"),
    ],
)
def test_a_wrong_file_is_refused_naming_the_field(own, text, field):
    own(text)
    with pytest.raises(InvalidRequest, match=field):
        judge_prompt("a cat")


def test_a_missing_file_is_not_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv("LIMNER_SAFETY_POLICY", str(tmp_path / "gone.toml"))
    with pytest.raises(NotFound, match=r"gone\.toml"):
        judge_prompt("a cat")


def test_the_configuration_folder_is_looked_in(monkeypatch, tmp_path):
    folder = tmp_path / "limner"
    folder.mkdir()
    (folder / "safety.toml").write_text("[levels]\nblock_medium_and_above = 0.75\n")
    assert policies.current().levels["block_medium_and_above"] == 0.75


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[words]\n", "mine.words: unknown"),
        ('[patterns]\n"sexual.hi" = []\n', "mine.patterns.sexual.hi: unknown"),
        ('[patterns]\n"sexual.high" = "x"\n', "mine.patterns.sexual.high: expected a list of patterns"),
        ('[patterns]\n"sexual.high" = ["a||b"]\n', "empty alternative"),
        ("[sets]\nbare = 3\n", "mine.sets.bare: expected words"),
        ('[sets]\nbare = "***"\n', "expected letters"),
    ],
)
def test_a_wrong_list_is_refused_naming_the_entry(text, field, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(InvalidRequest, match=field):
        lists.load(path)


def test_unknown_sets_and_circles_are_refused(own, tmp_path):
    extra = tmp_path / "house.toml"
    own('[lists]\nextra = ["house.toml"]\n')
    extra.write_text('[patterns]\n"drugs.high" = ["@nosuchset"]\n')
    with pytest.raises(InvalidRequest, match="unknown set @nosuchset"):
        judge_prompt("a cat")
    extra.write_text('[sets]\nround = "@around"\naround = "@round"\n')
    with pytest.raises(InvalidRequest, match="includes itself"):
        judge_prompt("a cat")


def test_every_packaged_list_reads_and_names_only_known_sets():
    names = lists.packaged()
    assert {"common", "en", "de", "fr", "es", "it", "pt"} <= set(names)
    assert set(policies.packaged().languages) == set(names)
    judge_prompt("a cat")
