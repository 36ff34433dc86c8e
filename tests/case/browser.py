"""Putting files before a page in a headless Chromium and reading what it says, without any driver.

A local server gives the page as it is, in a frame, and hands it one file after the other through its own file input. The
page's policy stays in force: what runs in it is its own script.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

HARNESS = """<!doctype html><meta charset="utf-8"><iframe id="frame" src="/page.html"></iframe><script>
const frame = document.getElementById("frame");
frame.addEventListener("load", async () => {
  const inside = frame.contentDocument, by = id => inside.getElementById(id), found = [];
  const lines = id => [...by(id).children].map(li => li.textContent);
  for (let i = 0; i < COUNT; i++) {
    const data = await (await fetch("/bundle/" + i)).arrayBuffer();
    const files = new frame.contentWindow.DataTransfer();
    files.items.add(new frame.contentWindow.File([data], "bundle.zip"));
    by("verdict").textContent = "";
    by("file").files = files.files;
    by("file").dispatchEvent(new Event("change"));
    while (!/VALID/.test(by("verdict").textContent)) await new Promise(r => setTimeout(r, 5));
    found.push({ valid: by("verdict").className === "good", wrong: lines("wrong"), told: lines("told") });
    by("verdict").textContent = "";
  }
  await fetch("/done", { method: "POST", body: JSON.stringify(found) });
});
</script>"""


def verdicts(
    chromium: str, page: Path, bundles: list[bytes], scratch: Path, seconds: int = 900
) -> list[dict[str, Any]]:
    """What the page says of each bundle: valid, wrong, told.

    Raises: TimeoutError when it never comes to an end.
    """
    done = threading.Event()
    answer: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/":
                body, form = HARNESS.replace("COUNT", str(len(bundles))).encode(), "text/html; charset=utf-8"
            elif self.path == "/page.html":
                body, form = page.read_bytes(), "text/html; charset=utf-8"
            elif self.path.startswith("/bundle/"):
                body, form = bundles[int(self.path[8:])], "application/octet-stream"
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", form)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            answer.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()
            done.set()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = subprocess.Popen(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={scratch / 'profile'}",
            f"http://127.0.0.1:{server.server_address[1]}/",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not done.wait(seconds):
            raise TimeoutError("the page did not come to an end")
    finally:
        browser.terminate()
        browser.wait()
        server.shutdown()
        server.server_close()
    return answer
