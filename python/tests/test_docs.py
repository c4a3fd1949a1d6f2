"""What the documents say is so."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re

import pytest

import nutgraf

from conftest import ROOT

MODULES = ["nutgraf"] + [
    f"nutgraf.{module.name}" for module in pkgutil.iter_modules(nutgraf.__path__)
]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("_native")])
def test_docstrings_run(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0


def test_readme_runs(tmp_path, monkeypatch):
    pytest.importorskip("pandas")
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    readme = (ROOT / "python" / "README.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert blocks[0].startswith("import nutgraf")
    names = {}
    for block in blocks:
        exec(compile(block, "README.md", "exec"), names)
    told = names["model"].predict([names["article"]])
    assert f"model.predict([article])                       # {told}" in blocks[0]


def test_everything_public_is_described():
    for name in nutgraf.__all__:
        own = getattr(nutgraf, name)
        if not isinstance(own, str):
            assert inspect.getdoc(own), name


def test_stubs_name_what_the_native_half_has():
    stubs = ast.parse((ROOT / "python/lib/nutgraf/_native.pyi").read_text())
    from nutgraf import _native

    for node in stubs.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            own = getattr(_native, node.name)
            for method in getattr(node, "body", []) if isinstance(node, ast.ClassDef) else []:
                if isinstance(method, ast.FunctionDef):
                    assert hasattr(own, method.name), f"{node.name}.{method.name}"


def test_the_notebook_runs():
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    pytest.importorskip("pandas")
    folder = ROOT / "python" / "examples"
    notebook = nbformat.read(folder / "methods.ipynb", as_version=4)
    resources = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(notebook, timeout=600, resources=resources).execute()
    told = notebook.cells[-1].outputs[0]["text"]
    assert "5-fold cross-validation on 100 labelled articles" in told
