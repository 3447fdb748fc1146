/* What other tools of the field do differently, measure by measure, so that two numbers that
 * disagree can be told apart. Versions meant: igraph C 0.10.2, R sna 2.7, R igraph 1.3.5,
 * NetworkX 3.6, UCINET, ORA. */
#include <string.h>

#include "engine/measure/measures.h"

static const struct {
    const char *key;
    const char *text;
} NOTES[] = {
    {"density",
     "Tools that keep parallel ties or loops give a higher number; igraph counts them all."},
    {"connectedness",
     "sna computes it on the underlying undirected graph, too; UCINET reports 1 - it as "
     "fragmentation."},
    {"compactness",
     "UCINET and keyplayer report 1 - it (distance-weighted fragmentation); NetworkX "
     "calls it global efficiency."},
    {"mean_distance",
     "igraph's average path length counts ordered unconnected pairs unless told not to; "
     "NetworkX refuses disconnected graphs."},
    {"diameter", "NetworkX refuses disconnected graphs; others take the largest component only."},
    {"transitivity",
     "The same as igraph's global transitivity and NetworkX's transitivity; Gephi reports "
     "the mean of the local values instead."},
    {"clustering",
     "NetworkX and Gephi count members with fewer than two ties as 0; igraph leaves them "
     "out, as here, only in its NaN mode."},
    {"reciprocity",
     "igraph's default and sna's \"edgewise\"; sna's own default (dyadic) also counts pairs "
     "without any arc."},
    {"reciprocity_dyadic", "igraph's \"ratio\", sna's \"dyadic.nonnull\"."},
    {"degree_centralization",
     "igraph with loops allowed gives a star 0.667; UCINET and sna agree with the "
     "number here."},
    {"betweenness_centralization", "igraph, sna and UCINET agree once parallel ties are merged."},
    {"harmonic_centralization",
     "igraph's closeness and eigenvector centralisation are left out: a star "
     "scores 0.69 there, and isolates give NaN."},
    {"hierarchy",
     "sna's hierarchy() defaults to reciprocity; its \"krackhardt\" measure is the one "
     "here."},
    {"efficiency", "sna's; ORA counts undirected ties instead of arcs."},
    {"lubness",
     "sna tests the greatest instead of the least upper bound (0.5 for Knoke's money ties); "
     "ORA gives 0.857, as here."},
    {"vertex_connectivity",
     "igraph answers 1 for one member with a loop and -1 for an empty graph without "
     "its checks."},
    {"core_size",
     "UCINET searches by a genetic algorithm and may find another core; Lip's method is "
     "exact."},
    {"coreness", "igraph counts loops twice; there are none in the view used here."},
    {"communities",
     "Gephi and NetworkX use Louvain; names and numbers of groups differ from run to run "
     "without a fixed seed."},
    {"sector_assortativity", "NetworkX's attribute_assortativity_coefficient and igraph's nominal "
                             "assortativity agree; both refuse or guess missing sectors."},
    {"ei_index", "UCINET counts each undirected tie twice, which leaves the index the same."},
    {"gini_", "Most tools give G without the small-sample factor n / (n - 1)."},
    {"betweenness",
     "NetworkX divides by (n - 1)(n - 2) / 2 by default; Gephi may count both directions."},
    {"directed_betweenness", "NetworkX divides by (n - 1)(n - 2) by default."},
    {"harmonic", "NetworkX does not divide by n - 1."},
    {"closeness", "On one disconnected graph igraph, NetworkX and sna give three answers; this is "
                  "NetworkX's (Wasserman & Faust)."},
    {"eigenvector",
     "igraph's depends on what the process did before; NetworkX scales to length 1, not to "
     "a largest of 1."},
    {"power_weak_ties",
     "igraph's power_centrality takes the exponent itself; signs and scale differ, ranks "
     "agree."},
    {"power_strong_ties", "igraph's power_centrality takes the exponent itself; ranks agree."},
    {"pagerank",
     "NetworkX stops at 1e-6; igraph's depends on the number of threads in the last digits."},
    {"constraint", "igraph and NetworkX agree; UCINET's default restricts q to the member's own "
                   "neighbours."},
    {"effective_size", "NetworkX agrees on undirected graphs; UCINET offers Burt's original and "
                       "Borgatti's reduction, which is the one here."},
    {"representative", "sna calls it b_IO and counts both orders on undirected data."},
    {"gatekeeper", "sna calls it b_OI and counts both orders on undirected data."},
    {"cut_points", "All tools agree on a simple graph; parallel ties do not matter."},
    {"bridges",
     "On a multigraph parallel or reciprocal edges hide bridges; here they are one tie."},
    {"loss_fragmentation",
     "keyplayer and UCINET may divide by the n of the whole map instead of the n - 1 "
     "that remain."},
    {"gatekept_by",
     "igraph_dominator_tree wants a directed graph; no other tool of the field reports "
     "dominators."},
    {"routes_to_decision",
     "NetworkX's node_connectivity between two nodes refuses tied pairs' own tie; "
     "here a direct tie is one route."},
};

const char *pm_measure_elsewhere(const pm_measure *measure)
{
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++) {
        if (strcmp(NOTES[i].key, measure->key) == 0) {
            return NOTES[i].text;
        }
    }
    return NULL;
}
