"""One broken phrase file costs its own language only; danger in all others is still heard."""

import shutil
from pathlib import Path

from directory_api.safety.phrases import FOLDER, phrase_index


def test_a_broken_file_leaves_the_other_languages_as_they_were(tmp_path: Path) -> None:
    folder = tmp_path / "phrases"
    shutil.copytree(FOLDER, folder)
    whole = phrase_index()
    (folder / "es.yaml").write_text("urgent: [*broken\n", encoding="utf-8")
    left = phrase_index(folder)
    languages = {phrase.language for phrases in left.exact.values() for phrase in phrases}
    assert languages == {
        phrase.language for phrases in whole.exact.values() for phrase in phrases
    } - {"es"}
