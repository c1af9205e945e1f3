"""The default act's vectors that come with the program: ``python -m eval.training.vectors``, after ``.encoder``.

Owns: which texts are written. Must not know: how the file looks (``embeddings/known.py``).
"""

from __future__ import annotations

from assistant.find import ADAPTER, passages_for
from assistant.settings import Settings
from corpus.library import open_act
from embeddings.encoder import open_encoder
from embeddings.known import file_of, read_known, write_known
from embeddings.manifest import Identity


def main() -> None:
    """Encode what the file does not hold yet, or all where it is of another encoder, and write it."""
    settings = Settings()
    encoder = open_encoder(settings.encoder, adapter=ADAPTER)
    path, maker = file_of(settings.act), Identity.of(encoder)
    texts = {passage.sha: passage.text for passage in passages_for(open_act(settings.act), settings)}
    known = read_known(path, maker)
    held = [sha for sha in texts if sha in known.rows]
    missing = [sha for sha in texts if sha not in known.rows]
    made = encoder.encode_passages([texts[sha] for sha in missing])
    vectors = [*(known.of(held) if held else ()), *made]
    write_known(path, maker, [*held, *missing], vectors)  # type: ignore[arg-type]
    print(f"{len(texts)} vectors, {len(missing)} of them new: {path} ({path.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
