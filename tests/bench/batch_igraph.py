#!/usr/bin/python3
"""The same work as "partmap batch --make=map,measures", as an analyst would write it with
python-igraph: read each GraphML, measure it, lay it out by Kamada and Kawai, draw an SVG with cairo,
and write the rows of all places as CSV.

    batch_igraph.py WORKERS OUT MAP...

Fair to igraph: only what its own functions measure, in C, is asked of it, and what a few calls of
them make up: the loss of each member in turn (timed apart, "lose"), the best of ten Leidens and how
well they agree, routes to decisions. Left out because igraph has nothing of the kind: Krackhardt's
hierarchy, Lip's core, brokerage, Bonacich's power, money and dependence, people who carry ties,
levers, reports by both ends. igraph knows no direction a tie: a map that is undirected by default
has no directed measures here. The drawing is plain: lines, discs, labels beside them, no attempt to
keep them apart.

Views as partmap's: members are organisations and bodies; U is undirected and simple; D is directed.
Prints pairs of words and numbers: maps, seconds on the clock, seconds of processor time, of it each
stage's in all workers, KiB of the largest worker.
"""
import csv
import itertools
import math
import multiprocessing
import os
import random
import resource
import sys
import time

import cairo
import igraph

WIDTH, HEIGHT, MARGIN = 842, 595, 60
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#F0E442", "#56B4E9", "#7A4B12",
           "#6A3D9A", "#4D4D4D"]
STAGES = ["read", "measure", "lose", "layout", "render", "write"]
SEEDS = 10


class Views:
    """A map as read, and what is measured: members alone, tied undirected (U) and directed (D)."""

    def __init__(self, path):
        whole = igraph.Graph.Read_GraphML(path)
        kinds = whole.vs["kind"]
        members = [v for v, kind in enumerate(kinds) if kind in ("organisation", "body")]
        self.graph = whole.induced_subgraph(members)
        self.graph.es["length"] = 1
        strengths = self.attribute(self.graph.es, "strength")
        self.graph.es["strength"] = [s if s and s > 0 else 1.0 for s in strengths]
        self.u = self.graph.copy()
        self.u.to_undirected(mode="collapse", combine_edges={"strength": "sum"})
        self.u.simplify(combine_edges={"strength": "sum"})
        # A file of undirected ties read as a directed graph has each tie once: igraph does not
        # know of a direction a tie, so D is taken from the file's own default.
        self.d = self.graph.copy().simplify() if self.graph.is_directed() else None
        self.sectors = self.attribute(self.graph.vs, "sector")

    @staticmethod
    def attribute(elements, name):
        if name not in elements.attributes():
            return [None] * len(elements)
        return elements[name]

    def decision_bodies(self):
        marks = self.attribute(self.graph.vs, "decision_body")
        return [v for v, mark in enumerate(marks) if mark is True]


def centralisation(values, largest_sum):
    return sum(max(values) - v for v in values) / largest_sum if largest_sum > 0 else None


def gini(values):
    total, n = sum(values), len(values)
    if total == 0 or n < 2:
        return None
    weighted = sum((2 * i - n + 1) * v for i, v in enumerate(sorted(values)))
    return weighted / (n * total) * n / (n - 1)


def measure_members(views):
    u, d = views.u, views.d
    rows = {
        "degree": u.degree(),
        "strength": u.strength(weights="strength"),
        "betweenness": u.betweenness(),
        "harmonic": u.harmonic_centrality(),
        "reach2": [(size - 1) / (u.vcount() - 1) for size in u.neighborhood_size(order=2)],
        "eigenvector": u.eigenvector_centrality(),
        "constraint": u.constraint(),
        "strength_constraint": u.constraint(weights="strength"),
        "clustering": u.transitivity_local_undirected(mode="nan"),
        "coreness": u.coreness(),
    }
    cut = set(u.articulation_points())
    rows["cut_point"] = [v in cut for v in range(u.vcount())]
    if d is not None:
        rows["in_degree"] = d.indegree()
        rows["out_degree"] = d.outdegree()
        rows["directed_betweenness"] = d.betweenness()
        rows["pagerank"] = d.pagerank()
    return rows


def measure_decisions(views, members):
    bodies = views.decision_bodies()
    if not bodies:
        return
    u = views.u
    distances = u.distances(source=bodies)
    members["decision_distance"] = [min(column) for column in zip(*distances)]
    direct = set(u.neighbors(bodies[0]))
    members["routes_to_decision"] = [
        u.vertex_disjoint_paths(v, bodies[0], neighbors="ignore") + (v in direct)
        if v not in bodies else None for v in range(u.vcount())]
    both_ways = u.as_directed(mutual=True)
    members["gatekept_by"] = both_ways.dominator(bodies[0])


def measure_ties(views):
    u = views.u
    bridges = set(u.bridges())
    neighbours = [set(u.neighbors(v)) for v in range(u.vcount())]
    return {
        "source": [e.source for e in u.es],
        "target": [e.target for e in u.es],
        "bridge": [e in bridges for e in range(u.ecount())],
        "edge_betweenness": u.edge_betweenness(),
        "common_partners": [len(neighbours[e.source] & neighbours[e.target]) for e in u.es],
    }


def measure_losses(views, members):
    """What falls apart when a member leaves: connectedness and compactness of the others."""
    u = views.u
    n = u.vcount()
    whole = u.connected_components().sizes()
    before = sum(k * (k - 1) for k in whole) / (n * (n - 1))
    compact = sum(members["harmonic"]) / n
    members["loss_fragmentation"], members["loss_distance_fragmentation"] = [], []
    for v in range(n):
        rest = u.copy()
        rest.delete_vertices(v)
        parts = rest.connected_components().sizes()
        after = sum(k * (k - 1) for k in parts) / ((n - 1) * (n - 2))
        members["loss_fragmentation"].append(before - after)
        members["loss_distance_fragmentation"].append(
            compact - sum(rest.harmonic_centrality()) / (n - 1))


def find_communities(u):
    """The best of ten seeds by modularity, and how well the others agree with it."""
    answers = []
    for seed in range(SEEDS):
        random.seed(seed)
        answers.append(u.community_leiden(objective_function="modularity", n_iterations=10))
    best = max(answers, key=lambda answer: answer.modularity)
    others = [best.compare_to(answer, method="adjusted_rand") for answer in answers
              if answer is not best]
    return best, sum(others) / len(others)


def measure_network(views, members):
    u, d = views.u, views.d
    n, m = u.vcount(), u.ecount()
    parts = u.connected_components().sizes()
    sectors = views.sectors
    kinds = {s: i for i, s in enumerate(sorted({s for s in sectors if s}))}
    known = u.induced_subgraph([v for v in range(n) if sectors[v]])
    types = [kinds[s] for s in sectors if s]
    inside = sum(types[e.source] == types[e.target] for e in known.es)
    communities, stability = find_communities(u)
    row = {
        "members": n, "ties": m, "density": u.density(), "mean_degree": 2 * m / n,
        "isolates": sum(degree == 0 for degree in members["degree"]), "components": len(parts),
        "largest_component_share": max(parts) / n,
        "connectedness": sum(k * (k - 1) for k in parts) / (n * (n - 1)),
        "compactness": sum(members["harmonic"]) / n,
        "mean_distance": u.average_path_length(unconn=True), "diameter": u.diameter(unconn=True),
        "transitivity": u.transitivity_undirected(),
        "clustering": u.transitivity_avglocal_undirected(mode="nan"),
        "degree_centralization": centralisation(members["degree"], (n - 1) * (n - 2)),
        "betweenness_centralization": centralisation(members["betweenness"],
                                                     (n - 1) ** 2 * (n - 2) / 2),
        "harmonic_centralization": centralisation(members["harmonic"], (n - 2) / 2),
        "cut_points": sum(members["cut_point"]), "bridges": len(u.bridges()),
        "vertex_connectivity": u.vertex_connectivity(),
        "edge_connectivity": u.edge_connectivity(),
        "max_coreness": max(members["coreness"]),
        "communities": len(communities), "modularity": communities.modularity,
        "community_stability": stability,
        "ei_index": (known.ecount() - 2 * inside) / known.ecount() if known.ecount() else None,
        "sector_assortativity": known.assortativity_nominal(types, directed=False),
        "influence_gini": gini(members["betweenness"]),
    }
    if d is not None:
        row["arcs"] = d.ecount()
        row["reciprocity"] = d.reciprocity()
        row["reciprocity_dyadic"] = d.reciprocity(mode="ratio")
    return row


def draw(views, members, layout, path):
    surface = cairo.SVGSurface(path, WIDTH, HEIGHT)
    context = cairo.Context(surface)
    layout.fit_into((MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN), keep_aspect_ratio=False)
    context.set_source_rgb(0.6, 0.63, 0.66)
    context.set_line_width(0.7)
    for tie in views.u.es:
        context.move_to(*layout[tie.source])
        context.line_to(*layout[tie.target])
        context.stroke()
    labels = views.attribute(views.graph.vs, "label")
    colours = {s: COLOURS[i % len(COLOURS)]
               for i, s in enumerate(sorted({s or "" for s in views.sectors}))}
    most = max(members["degree"]) or 1
    context.select_font_face("Helvetica")
    context.set_font_size(7)
    for v, (x, y) in enumerate(layout):
        red, green, blue = (int(colours[views.sectors[v] or ""][i:i + 2], 16) / 255
                            for i in (1, 3, 5))
        context.set_source_rgb(red, green, blue)
        context.arc(x, y, 3 + 6 * math.sqrt(members["degree"][v] / most), 0, 2 * math.pi)
        context.fill()
        context.set_source_rgb(0, 0, 0)
        context.move_to(x + 6, y + 3)
        context.show_text(labels[v] or "")
    surface.finish()


def columns_to_rows(place, columns):
    names = list(columns)
    return [dict(zip(names, values), place=place) for values in zip(*columns.values())]


def one_map(task):
    """All that is done in a worker: the rows of a place, and the seconds of each stage."""
    path, out = task
    place = os.path.splitext(os.path.basename(path))[0]
    clock = [time.process_time()]

    def passed():
        clock.append(time.process_time())

    views = Views(path)
    passed()
    members = measure_members(views)
    measure_decisions(views, members)
    ties = measure_ties(views)
    network = measure_network(views, members)
    passed()
    measure_losses(views, members)
    network["worst_loss"] = max(members["loss_fragmentation"])
    passed()
    layout = views.u.layout_kamada_kawai()
    passed()
    os.makedirs(os.path.join(out, place), exist_ok=True)
    draw(views, members, layout, os.path.join(out, place, "map.svg"))
    passed()
    members["id"] = views.graph.vs["id"]
    rows = {"networks": [dict(network, place=place)],
            "organisations": columns_to_rows(place, members),
            "relationships": columns_to_rows(place, ties)}
    passed()
    return rows, [after - before for before, after in itertools.pairwise(clock)]


def write_rows(out, name, rows):
    fields = list(dict.fromkeys(itertools.chain.from_iterable(rows)))
    with open(os.path.join(out, name + ".csv"), "w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, fields)
        writer.writeheader()
        writer.writerows(rows)


def main():
    if len(sys.argv) < 4 or not sys.argv[1].isdigit():
        sys.exit("usage: batch_igraph.py WORKERS OUT MAP...")
    workers, out, maps = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    begun = time.perf_counter()
    os.makedirs(out, exist_ok=True)
    tables = {"networks": [], "organisations": [], "relationships": []}
    seconds = [0.0] * len(STAGES)
    with multiprocessing.Pool(workers) as pool:
        for rows, times in pool.imap(one_map, [(path, out) for path in maps], chunksize=4):
            for name, table in tables.items():
                table.extend(rows[name])
            seconds = [a + b for a, b in zip(seconds, times)]
        pool.close()
        pool.join()
    for name, table in tables.items():
        before = time.process_time()
        write_rows(out, name, table)
        seconds[STAGES.index("write")] += time.process_time() - before
    print("maps", len(maps))
    print("seconds %.3f" % (time.perf_counter() - begun))
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("processor %.3f" % (time.process_time() + spent.ru_utime + spent.ru_stime))
    for stage, taken in zip(STAGES, seconds):
        print("stage_%s %.3f" % (stage, taken))
    print("worker_kib", spent.ru_maxrss)


if __name__ == "__main__":
    main()
