#!/usr/bin/python3
"""Reads what partmap writes with the programs people use, and compares it with partmap's JSON.

    tests/tools/read_back.py PROGRAM FOLDER MAP...

Writes each MAP to FOLDER as GraphML, as a workbook, as DOT and as CSV. NetworkX and igraph read the
GraphML: every number computed for graph, nodes and edges has to be the same double as in the tables of measures,
which agree with JSON to its 15 digits; labels and counts have to agree. openpyxl reads the workbook,
whose numbers have 16. dot has to draw the DOT.
"""
import csv
import json
import os
import subprocess
import sys
import warnings

import igraph
import networkx
import openpyxl


class Comparison:
    """Counts what was compared; tells the first differences."""

    def __init__(self, path):
        self.path, self.numbers, self.differences = path, 0, 0

    def same(self, what, expected, got):
        self.numbers += 1
        if expected != got or type(expected) is bool and not isinstance(got, (bool, float)):
            self.differences += 1
            if self.differences <= 10:
                print(f"{self.path}: {what}: JSON has {expected!r}, the file {got!r}")


def run(program, *words):
    return subprocess.run([program, *words], check=True, stdout=subprocess.PIPE).stdout


LEVELS = {"network": "network", "organisations": "organisation",
          "relationships": "relationship", "people": "person", "sectors": "sector"}


def to_digits(digits, value):
    return float(f"{value:.{digits}g}") if isinstance(value, float) else value


def make_exact(program, path, measures, comparison):
    """Puts the doubles of the tables in place of JSON's, which are shorter."""
    for rows, level in LEVELS.items():
        table = run(program, "measure", path, "--format=csv", f"--level={level}").decode()
        found = list(csv.DictReader(table.splitlines()))
        own = [measures[rows]] if level == "network" else measures[rows]
        comparison.same(f"rows of level {level}", len(own), len(found))
        for row, exact in zip(own, found):
            for key, value in row.items():
                if isinstance(value, float):
                    row[key] = float(exact[key])
                    comparison.same(f"table: {key}", value, to_digits(15, row[key]))


def is_number(value):
    return isinstance(value, (int, float))


def computed(row, identity):
    return {key: value for key, value in row.items() if key not in identity and is_number(value)}


def undefined(row, identity):
    return [key for key, value in row.items() if key not in identity and value is None]


IDENTITY = {
    "organisations": ("id", "label", "kind", "sector"),
    "relationships": ("id", "source", "target", "kind"),
    "people": ("id",),
    "sectors": ("id",),
}


def compare_rows(comparison, what, row, identity, attributes, stated, level):
    for key, value in computed(row, identity).items():
        name = key if key not in stated else f"{level}_{key}"
        comparison.same(f"{what} {key}", value, attributes.get(name))
    for key in undefined(row, identity):
        name = key if key not in stated else f"{level}_{key}"
        got = attributes.get(name)
        missing = got is None or got != got or got is False or got == ""
        comparison.same(f"{what} {key} undefined", True, missing)


def edges_in_order(graph):
    """NetworkX keeps edges by node: the order of the file comes back by their ids, where they have
    one, and is not needed where they have none."""
    return {data.get("id", key): data for _, _, key, data in graph.edges(keys=True, data=True)}


def compare_networkx(comparison, path, measures, stated):
    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = dict(graph.nodes(data=True))
    comparison.same("nodes in NetworkX", measures["counts"][0], len(nodes))
    comparison.same("edges in NetworkX", measures["counts"][1], graph.number_of_edges())
    compare_rows(comparison, "NetworkX: graph", measures["network"], (), graph.graph, stated[0], "network")
    for row in measures["organisations"]:
        compare_rows(comparison, f"NetworkX: {row['id']}", row, IDENTITY["organisations"],
                     nodes[row["id"]], stated[1], "organisation")
        comparison.same("label", row["label"] or row["id"], nodes[row["id"]].get("label"))
    edges = edges_in_order(graph)
    for row in measures["relationships"]:
        if row["id"] in edges:
            compare_rows(comparison, f"NetworkX: {row['id']}", row, IDENTITY["relationships"],
                         edges[row["id"]], stated[2], "relationship")


def compare_igraph(comparison, path, measures, stated):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it passes over yEd's drawings
        graph = igraph.Graph.Read_GraphML(path)
    comparison.same("nodes in igraph", measures["counts"][0], graph.vcount())
    comparison.same("edges in igraph", measures["counts"][1], graph.ecount())
    network = {key: graph[key] for key in graph.attributes()}
    compare_rows(comparison, "igraph: graph", measures["network"], (), network, stated[0], "network")
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    for row in measures["organisations"]:
        compare_rows(comparison, f"igraph: {row['id']}", row, IDENTITY["organisations"],
                     nodes[row["id"]], stated[1], "organisation")
    for row, edge in zip(measures["relationships"], graph.es):
        compare_rows(comparison, f"igraph: edge {edge.index}", row, IDENTITY["relationships"],
                     edge.attributes(), stated[2], "relationship")


def compare_workbook(comparison, path, measures):
    book = openpyxl.load_workbook(path)
    comparison.same("sheets", ["network", "organisations", "ties", "people", "sectors", "findings",
                               "methods"], book.sheetnames)
    formulas = [cell.coordinate for sheet in book for row in sheet for cell in row
                if cell.data_type == "f"]
    comparison.same("formulas", [], formulas)
    found = {row[7].value: row[1].value for row in book["network"].iter_rows(min_row=2)}
    for key, value in measures["network"].items():
        if is_number(value) or value is None:
            value = ("yes" if value else "no") if isinstance(value, bool) else value
            comparison.same(f"workbook: {key}", to_digits(16, value), found.get(key))
    for level, sheet in (("organisations", "organisations"), ("relationships", "ties"),
                         ("people", "people"), ("sectors", "sectors")):
        rows = list(book[sheet].iter_rows())
        keys = [cell.comment.text.split()[0] if cell.comment else cell.value.lower()
                for cell in rows[0]]
        comparison.same(f"rows of {sheet}", len(measures[level]), len(rows) - 1)
        comparison.same(f"frozen header of {sheet}", True, book[sheet].freeze_panes is not None)
        comparison.same(f"filter of {sheet}", True, book[sheet].auto_filter.ref is not None)
        for row, cells in zip(measures[level], rows[1:]):
            got = {key: cell.value for key, cell in zip(keys, cells)}
            for key, value in computed(row, IDENTITY[level]).items():
                value = ("yes" if value else "no") if isinstance(value, bool) else value
                comparison.same(f"workbook: {row['id']} {key}", to_digits(16, value),
                                got.get(key))
            for key in undefined(row, IDENTITY[level]):
                comparison.same(f"workbook: {row['id']} {key}", None, got.get(key))


def compare_tables(comparison, stem, counts):
    for name, count in zip(("nodes", "edges"), counts):
        with open(f"{stem}.{name}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        comparison.same(f"rows of {name}.csv", count, len(rows) - 1)
        comparison.same(f"cells of {name}.csv", {len(rows[0])}, {len(row) for row in rows})


def stated_names(path):
    """What the map itself states of its graph, nodes and edges."""
    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes, edges = set(), set()
    for _, data in graph.nodes(data=True):
        nodes |= data.keys()
    for *_, data in graph.edges(data=True):
        edges |= data.keys()
    return set(graph.graph), nodes, edges


def read_back(program, folder, path):
    comparison = Comparison(path)
    stem = os.path.join(folder, os.path.splitext(os.path.basename(path))[0])
    measures = json.loads(run(program, "measure", path, "--format=json"))
    run(program, "convert", path, stem + ".plain.graphml")
    run(program, "measure", path, "--format=graphml", "-o", stem + ".graphml")
    run(program, "measure", path, "--format=xlsx", "-o", stem + ".xlsx")
    run(program, "convert", path, stem + ".dot", "--measures")
    run(program, "convert", path, stem + ".csv")
    make_exact(program, path, measures, comparison)
    compare_workbook(comparison, stem + ".xlsx", measures)
    plain = element_counts(stem + ".plain.graphml")
    measures["counts"] = plain
    stated = stated_names(stem + ".plain.graphml")
    compare_networkx(comparison, stem + ".graphml", measures, stated)
    compare_igraph(comparison, stem + ".graphml", measures, stated)
    compare_tables(comparison, stem, plain)
    drawn = run("dot", "-Tplain", stem + ".dot").decode().splitlines()
    comparison.same("nodes in dot", plain[0], sum(line.startswith("node ") for line in drawn))
    comparison.same("edges in dot", plain[1], sum(line.startswith("edge ") for line in drawn))
    print(f"{path}: {comparison.numbers} values read back, {comparison.differences} differ")
    return comparison


def element_counts(path):
    """Nodes and edges by the number of elements in the XML, which is nobody's reading of it."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return text.count("<node id="), text.count("<edge ")


def main():
    program, folder, *paths = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    comparisons = [read_back(program, folder, path) for path in paths]
    wrong = sum(comparison.differences for comparison in comparisons)
    few = any(comparison.numbers < 100 for comparison in comparisons)
    return 1 if wrong or few or not comparisons else 0


if __name__ == "__main__":
    sys.exit(main())
