"""Firefox, driven over its Marionette port; see
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html"""
import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

PREFERENCES = {
    "marionette.port": 0, "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "extensions.getAddons.cache.enabled": False, "browser.shell.checkDefaultBrowser": False,
    # Whatever is asked of the network goes to a port where nobody listens.
    "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9,
}


class Firefox:
    """A headless Firefox with a profile of its own."""

    def __init__(self):
        self.profile = pathlib.Path(tempfile.mkdtemp(prefix="report-firefox"))
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        (self.profile / "user.js").write_text("".join(lines))
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", self.profile],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, MOZ_HEADLESS="1", HOME=str(self.profile)))
        self.buffer = b""
        self.count = 0
        self.socket = socket.create_connection(("127.0.0.1", self.port()), timeout=60)
        self.receive()
        self.command("WebDriver:NewSession")

    def port(self):
        file = self.profile / "MarionetteActivePort"
        for _ in range(600):
            if file.exists() and file.read_text().strip():
                return int(file.read_text())
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.process.kill()
        raise RuntimeError("Firefox did not start")

    def receive(self):
        while b":" not in self.buffer:
            self.read()
        length, _, rest = self.buffer.partition(b":")
        self.buffer = rest
        while len(self.buffer) < int(length):
            self.read()
        message, self.buffer = self.buffer[:int(length)], self.buffer[int(length):]
        return json.loads(message)

    def read(self):
        chunk = self.socket.recv(1 << 16)
        if not chunk:
            raise RuntimeError("Firefox closed the connection")
        self.buffer += chunk

    def command(self, name, **parameters):
        self.count += 1
        message = json.dumps([0, self.count, name, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(f"{name}: {error.get('message')}")
        return result

    def open(self, path, width=1280, height=1000):
        self.command("WebDriver:SetWindowRect", width=width, height=height)
        self.command("WebDriver:Navigate", url=path.as_uri())
        # The parts of the page's script run in tasks of their own; this one comes after all of them.
        self.command("WebDriver:ExecuteAsyncScript", script="setTimeout(arguments[0])", args=[], newSandbox=True)

    def run(self, script):
        """What the script, a function body, returns in the page."""
        return self.command("WebDriver:ExecuteScript", script=script, args=[], newSandbox=True)["value"]

    def messages(self):
        """The errors and warnings in the console that are about local files."""
        self.command("Marionette:SetContext", value="chrome")
        try:
            return self.command("WebDriver:ExecuteScript", args=[], newSandbox=True, sandbox="system", script="""
                const found = []
                for (const message of Services.console.getMessageArray()) {
                  try {
                    const error = message.QueryInterface(Ci.nsIScriptError)
                    if ((error.sourceName || "").startsWith("file:")) found.push(error.errorMessage)
                  } catch {}
                }
                return found""")["value"]
        finally:
            self.command("Marionette:SetContext", value="content")

    def picture(self):
        """The window as the bytes of a PNG file."""
        return base64.b64decode(self.command("WebDriver:TakeScreenshot", full=False, hash=False)["value"])

    def quit(self):
        try:
            self.command("Marionette:Quit", flags=["eForceQuit"])
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.socket.close()
        shutil.rmtree(self.profile, ignore_errors=True)
