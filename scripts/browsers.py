"""The browsers of browser-test and explore-test: a page in Chromium or Firefox, offline.

Chromium is driven by Selenium and Debian's chromium-driver, Firefox by Mozilla's marionette_driver.
Both come from the Python package index into a virtual environment under the cache folder, see
`scripts/install-packages.sh --browser` and `--firefox`. The drivers listen on this machine only.
"""
import json
import os
import pathlib
import re
import shutil
import sys
import time

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "lectern"
sys.path += map(str, CACHE.glob("browser/lib/python*/site-packages"))
# What a browser that cannot go on raises.
FAILURES = (RuntimeError,)
try:
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver import ActionChains, Chrome, ChromeOptions, ChromeService
    FAILURES += (WebDriverException,)
except ImportError:
    Chrome = None
try:
    from marionette_driver.errors import MarionetteException
    from marionette_driver.marionette import Marionette
    FAILURES += (MarionetteException,)
except ImportError:
    Marionette = None

# Widths, heights, and whether the screen is that of a phone.
WIDTHS = {"wide": (1440, 900, False), "phone": (390, 844, True)}
NARROW = (320, 640, True)

# What is wider than the screen, as lines of text.
OVERFLOW = r"""(() => {
  const width = document.documentElement.clientWidth, page = document.documentElement.scrollWidth;
  if (page <= width) return [];
  const clipped = e => {
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
      if (getComputedStyle(p).overflowX !== 'visible') return true;
    return false;
  };
  const out = [];
  for (const e of document.body.querySelectorAll('*')) {
    const r = e.getBoundingClientRect();
    if (r.width && r.right > width + 1 && !clipped(e))
      out.push(e.localName + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('') + ' to ' + Math.round(r.right));
    if (out.length >= 4) break;
  }
  return ['page ' + page + ' px wide on a screen of ' + width + ': ' + out.join('; ')];
})()"""


def program(*names):
    """The path of the first of these programs that is there, or nothing."""
    return next(filter(None, map(shutil.which, names)), None)


class Chromium:
    """One page of a Chromium."""

    KEYS = {"Home": "\ue011", "End": "\ue010", "ArrowLeft": "\ue012", "ArrowRight": "\ue014"}

    @staticmethod
    def missing():
        """What has to be installed first, or nothing."""
        if Chrome and program("chromedriver") and Chromium.path():
            return None
        return "run scripts/install-packages.sh --browser"

    @staticmethod
    def path():
        return program("chromium", "chromium-browser", "google-chrome")

    def __init__(self):
        options = ChromeOptions()
        options.binary_location = self.path()
        for argument in (
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions",
            "--disable-sync", "--disable-background-networking", "--disable-component-update",
            "--disable-default-apps", "--hide-scrollbars", "--force-color-profile=srgb",
            "--disable-dev-shm-usage",
        ):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
        self.driver = Chrome(options, ChromeService(program("chromedriver")))
        self.driver.set_page_load_timeout(60)

    def call(self, method, **parameters):
        """A command of the Chrome DevTools Protocol."""
        return self.driver.execute_cdp_cmd(method, parameters)

    def evaluate(self, script):
        """The value of an expression in the page, waited for; works where script is off, too."""
        got = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in got:
            details = got["exceptionDetails"]
            raise RuntimeError((details.get("exception") or {}).get("description", details["text"]))
        return got["result"].get("value")

    def screen(self, size):
        width, height, mobile = size
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, mobile=mobile,
                  deviceScaleFactor=1)

    def media(self, kind="", **features):
        """Sets the kind of medium, and preferences such as `color_scheme="dark"`."""
        self.call("Emulation.setEmulatedMedia", media=kind, features=[
            {"name": "prefers-" + name.replace("_", "-"), "value": value}
            for name, value in features.items()])

    def script(self, on):
        """Whether the pages that are opened next run scripts."""
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def press(self, key):
        """Presses a key and lets it go."""
        ActionChains(self.driver).send_keys(self.KEYS.get(key, key)).perform()

    def click(self, x, y):
        """Clicks on a point of the window; works where script is off, too."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def open(self, address):
        """Opens a page, which may be the one that is shown, and forgets what was logged before."""
        self.driver.get("about:blank")
        self.trouble()
        self.driver.get(address)

    def trouble(self):
        """Errors in the console, and requests that failed or left the machine, since last asked."""
        found, urls = [], {}
        for entry in self.driver.get_log("browser"):
            if entry["level"] == "SEVERE":
                found.append("console: " + entry["message"])
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            method, p = event["method"], event["params"]
            if method == "Network.requestWillBeSent":
                url = urls[p["requestId"]] = p["request"]["url"]
                if not re.match(r"(file|data|blob|about|chrome):", url):
                    found.append("request to elsewhere: " + url)
            elif method == "Network.loadingFailed" and not p.get("canceled"):
                found.append(f"request failed: {urls.get(p['requestId'], '?')} {p.get('errorText')}")
        return [line.replace("\n", " ")[:240] for line in found]

    def close(self):
        self.driver.quit()


class Firefox:
    """One window of a Firefox."""

    @staticmethod
    def missing():
        """What has to be installed first, or nothing."""
        return None if Marionette and Firefox.path() else "run scripts/install-packages.sh --firefox"

    @staticmethod
    def path():
        return program("firefox-esr", "firefox")

    def __init__(self):
        self.driver = Marionette(bin=self.path(), headless=True, gecko_log=os.devnull, prefs={
            "browser.shell.checkDefaultBrowser": False, "browser.startup.page": 0,
            "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False,
            "toolkit.telemetry.enabled": False, "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
        })
        self.driver.start_session()
        self.driver.timeout.script = 180
        self.driver.timeout.page_load = 60

    def evaluate(self, script):
        got = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve().then(() => ({script.strip().rstrip(';')})).then("
            "v => done({value: v}), e => done({error: String(e && e.message || e)}));",
            new_sandbox=False, sandbox=None)
        if "error" in got:
            raise RuntimeError(got["error"])
        return got.get("value")

    def screen(self, size):
        self.driver.set_window_rect(width=size[0], height=size[1] + 100)

    def open(self, address):
        self.driver.navigate("about:blank")
        self.driver.navigate(address)

    def trouble(self):
        return []

    def close(self):
        self.driver.quit()
