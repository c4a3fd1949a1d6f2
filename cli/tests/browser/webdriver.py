"""A browser that is driven by WebDriver (https://www.w3.org/TR/webdriver2/), with nothing but Python."""

import base64
import json
import subprocess
import time
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE = 180


class Driver:
    """chromedriver, on a port of its own choice."""

    def __init__(self):
        command = ["chromedriver", "--port=0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if "successfully on port" in line:
                self.url = f"http://127.0.0.1:{line.rstrip().rstrip('.').rsplit(' ', 1)[1]}"
                return
        raise SystemExit("chromedriver does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Browser:
    """A window of headless Chromium that reaches this machine alone."""

    def __init__(self, driver, width=1280, height=900, dark=False, script=True):
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--window-size={width},{height}",
        ]
        if dark:
            arguments.append("--blink-settings=preferredColorScheme=0")
        options = {"args": arguments}
        if not script:
            options["prefs"] = {"profile.managed_default_content_settings.javascript": 2}
        patience = {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE}
        wanted = {"alwaysMatch": {"goog:chromeOptions": options, "timeouts": patience}}
        self.driver = driver
        answer = self._call("POST", f"{driver.url}/session", {"capabilities": wanted})
        self.url = f"{driver.url}/session/{answer['sessionId']}"
        # Headless windows are no narrower than 500 pixels unless the device is.
        self.cdp("Emulation.setDeviceMetricsOverride",
                 width=width, height=height, deviceScaleFactor=1, mobile=False)
        if dark:
            feature = {"name": "prefers-color-scheme", "value": "dark"}
            self.cdp("Emulation.setEmulatedMedia", features=[feature])

    @staticmethod
    def _call(method, url, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["value"]["message"]) from None

    def call(self, method, path, body=None):
        return self._call(method, self.url + path, body)

    def cdp(self, command, **parameters):
        body = {"cmd": command, "params": parameters}
        return self.call("POST", "/goog/cdp/execute", body)

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def address(self):
        return self.call("GET", "/url")

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def find(self, selector):
        body = {"using": "css selector", "value": selector}
        return [own[ELEMENT] for own in self.call("POST", "/elements", body)]

    def text(self, selector="body"):
        element = self.find(selector)[0]
        return self.call("GET", f"/element/{element}/text")

    def texts(self, selector):
        return [self.call("GET", f"/element/{own}/text") for own in self.find(selector)]

    def click(self, selector):
        element = self.find(selector)[0]
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", {ELEMENT: element})
        self.call("POST", f"/element/{element}/click", {})

    def fill(self, selector, text):
        element = self.find(selector)[0]
        self.call("POST", f"/element/{element}/clear", {})
        self.call("POST", f"/element/{element}/value", {"text": text})

    def press(self, keys):
        body = self.find("body")[0]
        self.call("POST", f"/element/{body}/value", {"text": keys})

    @staticmethod
    def holds(condition):
        """Whether a condition holds; a page that goes away in the middle has not made it true."""
        try:
            return condition()
        except (AssertionError, IndexError) as error:
            if isinstance(error, IndexError) or "stale element" in str(error):
                return False
            raise

    def until(self, condition, what):
        begun = time.monotonic()
        while not self.holds(condition):
            assert time.monotonic() - begun < PATIENCE, f"waited in vain until {what}"
            time.sleep(0.1)

    def screenshot(self, path):
        shot = self.cdp("Page.captureScreenshot", captureBeyondViewport=False)
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def close(self):
        self.call("DELETE", "")
