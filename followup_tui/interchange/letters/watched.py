"""A template rewritten so that the sandbox sees every round of a loop and all it puts together."""

from typing import Any, TypeVar

from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError
from jinja2.visitor import NodeTransformer

COUNTED, MEASURED, KEPT = "a loop counts", "what is made is measured", "what is kept is measured"
"""Filters under names that no template can write: for what a loop goes over, for a text or a list
that is put together, and for what becomes part of a namespace."""

N = TypeVar("N", bound=nodes.Node)


class Watched(NodeTransformer):
    """Puts each loop, list and text that is put together into the filter that watches it."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - jinja2's own form
        """A loop."""
        if node.recursive:
            raise SecurityError("a loop can't be recursive")
        inside = self.generic_visit(node)
        node.iter = self._within(COUNTED, node.iter)
        return inside

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Texts put together by `~`."""
        return self._within(MEASURED, self._visited(node))

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """A list."""
        return self._within(MEASURED, self._visited(node))

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """A table of names and values."""
        return self._within(MEASURED, self._visited(node))

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """A tuple, unless it says what values are assigned to."""
        return node if node.ctx == "store" else self._within(MEASURED, self._visited(node))

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        """A text set between two tags."""
        inside = self.generic_visit(node)
        if node.filter is None:
            node.filter = self._filter(None, MEASURED, node.lineno)
        return inside

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:  # noqa: N802
        """A value set, in a namespace perhaps."""
        inside = self.generic_visit(node)
        if isinstance(node.target, nodes.NSRef) or node.target.find(nodes.NSRef):
            node.node = self._within(KEPT, node.node)
        return inside

    def _visited(self, node: N) -> N:
        self.generic_visit(node)
        return node

    def _within(self, name: str, node: Any) -> nodes.Filter:
        return self._filter(node, name, node.lineno)

    def _filter(self, node: nodes.Expr | None, name: str, lineno: int) -> nodes.Filter:
        return nodes.Filter(
            node, name, [], [], None, None, lineno=lineno, environment=self._environment
        )
