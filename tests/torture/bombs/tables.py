"""Tables and JSON: too wide, too deep, ragged, lying, with cells that are formulas elsewhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

Made = Iterator[tuple[str, bytes]]

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://198.51.100.1/","x")', "\t=1+1", "\r=1+1", "\n=1+1",
    "\u3000=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)", " =1+1", "'=1+1", '"=1+1', "=DDE(\"cmd\";\"/C calc\";\"1\")", "%0A=1+1", "|calc", ";=1+1", ",=1+1", "\0=1+1", "\ufeff=1+1",
    "+8619900000001", "-19900000001",
)  # fmt: skip


def make(r: random.Random) -> Made:
    yield "a million columns.csv", b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000
    yield "five million commas.csv", b"x\n" + b"," * 5_000_000
    yield (
        "wide and short.csv",
        b",".join(b"c%d" % i for i in range(50_000)) + b"\n" + (b"," * 49_999 + b"\n") * 20,
    )
    yield "cell of 30 MB.csv", b"a,b\n1," + b"x" * (30 << 20)
    yield "quote never closed.csv", b'a,b\n"' + b"x,y\n" * 500_000
    yield "quotes only.csv", b'"' * 2_000_000
    yield "quotes doubled.csv", b'a,b\n"' + b'""' * 1_000_000 + b'",1\n'
    yield "ragged.csv", b"\n".join(b"," * (i % 97) for i in range(20_000))
    yield "no newline.csv", b"a;b;c" * 200_000
    yield "cr only.csv", b"time,text\r2026-03-05,x\r" * 2_000
    yield "every separator.csv", b"a,b;c\td|e\n1,2;3\t4|5\n" * 500
    yield "nul.csv", b"a,b\n\0,\0\n" * 500
    yield "same header.csv", b",".join([b"text"] * 500) + b"\n" + b",".join([b"x"] * 500)
    yield "header of 1 MB.csv", b"h" * 1_000_000 + b",b\n1,2\n"
    yield "empty cells.csv", b",,,,\n" * 100_000
    yield "blank lines.csv", b"a,b\n" + b"\n" * 500_000 + b"1,2\n"
    yield "sep line.csv", b"sep=\x00\na\x00b\n1\x002\n"
    yield "bom twice.csv", b"\xef\xbb\xbf\xef\xbb\xbf" + "时间,内容\n2026-03-05,x\n".encode()
    yield "utf-16 cut.csv", "时间,内容\n2026-03-05,x\n".encode("utf-16")[:-1]
    yield "gb18030 cut.csv", ("时间,内容\n2026-03-05,你好\n" * 50).encode("gb18030")[:-1]
    yield (
        "mixed encodings.csv",
        "时间,内容\n".encode("gbk") + "2026-03-05,你好\n".encode() + "2026-03-06,你好\n".encode("utf-16le"),
    )
    for number, formula in enumerate(FORMULAS):
        quoted = '"' + formula.replace('"', '""') + '"'
        yield f"formula {number}.csv", f"时间,发送人,内容\n2026-03-05 10:00:00,{quoted},{quoted}\n".encode()
    amounts = (
        "1e999",
        "-1e999",
        "NaN",
        "inf",
        "0x10",
        "9" * 400,
        "1" + "0" * 5_000,
        "1,2,3,4",
        "１２３",
        "壹佰万",
        "",
        "-",
        "--1",
        "1.2.3",
        "1e-999",
        "￥-0.00",
        "9" * 17 + ".99",
    )
    for number, amount in enumerate(amounts):
        yield (
            f"amount {number}.csv",
            f'交易时间,付款方,收款方,金额\n2026-03-05 10:00:00,a,b,"{amount}"\n'.encode(),
        )
    times = (
        "0000-00-00",
        "9999-12-31 23:59:59",
        "10000-01-01",
        "-1",
        "1e18",
        "2026-02-30",
        "2026-13-01",
        "25:61:61",
        "9" * 30,
        "1970-01-01T00:00:00+99:99",
        "0",
        "\x00",
        "2026-03-05 24:00:00",
        "9223372036854775807",
        "-9223372036854775808",
    )
    for number, time in enumerate(times):
        yield f"time {number}.csv", f'时间,发送人,内容\n"{time}",a,b\n'.encode()
    for opening, closing in (("[", "]"), ('{"a":', "}"), ('[{"a":[', "]}]")):
        for depth in (100, 5_000, 1_000_000):
            yield f"{depth} deep {len(opening)}.json", (opening * depth + "1" + closing * depth).encode()
            yield f"{depth} deep never closed {len(opening)}.json", (opening * depth).encode()
    yield "string of 30 MB.json", b'[{"text":"' + b"x" * (30 << 20) + b'"}]'
    yield "string never closed.json", b'[{"text":"' + b"\\" * 1_000_001
    yield "number of 5 MB.json", b'[{"a":' + b"9" * 5_000_000 + b"}]"
    yield (
        "numbers.json",
        b'[{"a":1e999,"b":-1e999,"c":1e-999,"d":NaN,"e":Infinity,"f":-0,"g":123456789012345678901234567890}]',
    )
    yield "same key.json", b"{" + b",".join([b'"a":1'] * 200_000) + b"}"
    yield "200000 keys.json", b"{" + b",".join(b'"k%d":1' % i for i in range(200_000)) + b"}"
    yield "every row other keys.json", json.dumps([{f"k{i}": i} for i in range(20_000)]).encode()
    yield "lone surrogates.json", b'[{"text":"\\ud800 \\udc00\\ud800 \\udfff"}]'
    yield "escapes.json", b'[{"text":"' + b"\\u0000\\u202e\\ufeff\\uffff" * 20_000 + b'"}]'
    yield (
        "keys of markup.json",
        json.dumps(
            [{"<script>window.__xss=1</script>": "=1+1", "__proto__": {"x": 1}, "": "e", "a\u0000b": "n"}] * 3
        ).encode(),
    )
    yield "comments.json", b'/* x */ [{"a": 1,}, // y\n]'
    yield "two documents.json", b'{"a":1}{"a":2}' * 1_000
    yield "bom.json", b"\xef\xbb\xbf[1,2]"
    yield "utf-32.json", '[{"a":"你好"}]'.encode("utf-32")
    yield "scalars.json", b"[" + b'1,null,true,"x",[],{},' * 50_000 + b"1]"
    yield (
        "telegram with loops.json",
        json.dumps(
            {
                "name": "x",
                "type": "private_group",
                "id": 1,
                "messages": [
                    {
                        "id": 1,
                        "type": "message",
                        "date": "x",
                        "from": {"a": []},
                        "text": [[[[]]]],
                        "reply_to_message_id": 1,
                    }
                ],
            }
        ).encode(),
    )
    yield (
        "telegram with a million entities.json",
        json.dumps(
            {
                "name": "x",
                "type": "private_group",
                "id": 1,
                "messages": [
                    {
                        "id": 1,
                        "type": "message",
                        "date": "2026-03-05T10:00:00",
                        "from": "a",
                        "text": [{"type": "link", "text": "x"}] * 200_000,
                    }
                ],
            }
        ).encode(),
    )
    yield "one bad line.jsonl", b'{"a":1}\n' * 500 + b'{"a":\n' + b'{"a":2}\n' * 500
    yield "deep line.jsonl", b'{"a":1}\n' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b'\n{"a":2}\n'
    yield "types that change.jsonl", b'{"a":1}\n{"a":"x"}\n{"a":[1]}\n{"a":{"b":1}}\n{"a":null}\n' * 300
    yield "line of 30 MB.jsonl", b'{"a":1}\n{"a":"' + b"x" * (30 << 20) + b'"}\n{"a":2}\n'
    yield "blank lines.jsonl", b'{"a":1}\n' + b"\n" * 1_000_000 + b'{"a":2}\n'
    yield "noise.parquet", b"PAR1" + r.randbytes(5_000) + b"PAR1"
    yield "footer of 4 GiB.parquet", b"PAR1" + bytes(100) + b"\xff\xff\xff\xffPAR1"
    yield "footer of noise.parquet", b"PAR1" + r.randbytes(300) + (300).to_bytes(4, "little") + b"PAR1"
    yield from _parquet(r)


def _parquet(r: random.Random) -> Made:
    import io

    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(
        pa.table({"时间": ["2026-03-05"] * 500, "内容": ["出售资料 加微信 shili_heimai88"] * 500}), out
    )
    good = out.getvalue()
    for i in range(12):
        spoilt = bytearray(good)
        for _ in range(1 + i):
            spoilt[r.randrange(4, len(spoilt) - 4)] = r.randrange(256)
        yield f"noise {i}.parquet", bytes(spoilt)
    yield "cut.parquet", good[: len(good) // 2]
    out = io.BytesIO()
    pq.write_table(pa.table({"x": pa.array([None] * 20_000_000, pa.string())}), out, compression="zstd")
    yield "20 million rows of nothing.parquet", out.getvalue()
