/* The worth of a placement: see placement.h. */
#include "tests/support/placement.h"

#include <stdlib.h>

static void find_hops(placement *in, size_t from, size_t *queue)
{
    unsigned *hops = in->hops + from * in->count;
    size_t head = 0;
    size_t tail = 0;
    queue[tail++] = from;
    while (head < tail) {
        size_t at = queue[head++];
        for (size_t i = 0; i < in->tie_count; i++) {
            pm_pair tie = in->ties[i];
            size_t next = tie.a == at ? tie.b : tie.b == at ? tie.a : at;
            if (next != at && next != from && hops[next] == 0) {
                hops[next] = hops[at] + 1;
                queue[tail++] = next;
            }
        }
    }
}

static bool make_room(const pm_picture *picture, placement *made)
{
    size_t n = picture->node_count;
    *made = (placement){.count = n, .tie_count = picture->tie_count};
    made->at = calloc(n + 1, sizeof *made->at);
    made->marks = calloc(n + 1, sizeof *made->marks);
    made->labels = calloc(n + 1, sizeof *made->labels);
    made->named = calloc(n + 1, sizeof *made->named);
    made->ties = calloc(made->tie_count + 1, sizeof *made->ties);
    made->hops = calloc(n * n + 1, sizeof *made->hops);
    size_t *queue = calloc(n + 1, sizeof *queue);
    bool all = made->at != NULL && made->marks != NULL && made->labels != NULL &&
               made->named != NULL && made->ties != NULL && made->hops != NULL && queue != NULL;
    for (size_t i = 0; all && i < made->tie_count; i++) {
        made->ties[i] = (pm_pair){picture->ties[i].a, picture->ties[i].b};
    }
    for (size_t i = 0; all && i < n; i++) {
        find_hops(made, i, queue);
    }
    free(queue);
    return all;
}

bool placement_of(const pm_picture *picture, placement *made)
{
    bool done = make_room(picture, made);
    for (size_t i = 0; done && i < made->count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        made->at[i] = node->at;
        made->marks[i] = pm_mark_box(node);
        made->named[i] = node->labelled;
        if (pm_has_outer_label(node)) {
            made->labels[i] = pm_label_box(node);
        }
    }
    return done;
}

pm_point placement_half_box(const pm_picture_node *node)
{
    bool outside = node->role == PM_ROLE_MEMBER && node->label.count > 0;
    double label = outside ? node->label.half_width : 0;
    double height = node->above + node->below;
    height += outside ? PM_LABEL_GAP + 2 * node->label.half_height : 0;
    return (pm_point){pm_most(node->half_width, label), height / 2};
}

bool placement_with(const pm_picture *picture, const pm_point *box_centres, placement *made)
{
    bool done = make_room(picture, made);
    for (size_t i = 0; done && i < made->count; i++) {
        pm_picture_node node = picture->nodes[i];
        double half = placement_half_box(&node).y;
        node.at = (pm_point){box_centres[i].x, box_centres[i].y - half + node.above};
        node.side = PM_SIDE_BELOW;
        node.labelled = true;
        made->at[i] = node.at;
        made->marks[i] = pm_mark_box(&node);
        made->named[i] = true;
        if (pm_has_outer_label(&node)) {
            made->labels[i] = pm_label_box(&node);
        }
    }
    return done;
}

void placement_free(placement *made)
{
    free(made->at);
    free(made->marks);
    free(made->labels);
    free(made->named);
    free(made->ties);
    free(made->hops);
    *made = (placement){0};
}

/* --- stress ---------------------------------------------------------------------------------- */

double placement_stress(const placement *of, double stretch)
{
    double pairs = 0;
    double linear = 0;
    double square = 0;
    for (size_t i = 0; i < of->count; i++) {
        for (size_t j = i + 1; j < of->count; j++) {
            double hops = of->hops[i * of->count + j];
            if (hops > 0) {
                double x = of->at[i].x - of->at[j].x;
                double y = (of->at[i].y - of->at[j].y) * stretch;
                pairs++;
                linear += sqrt(x * x + y * y) / hops;
                square += (x * x + y * y) / (hops * hops);
            }
        }
    }
    /* With s = linear / square the sum of (s x / d - 1)^2 is pairs - linear^2 / square. */
    return square > 0 ? 1 - linear * linear / square / pairs : 0;
}

static double least_stress(const placement *of)
{
    double least = INFINITY;
    for (int i = -24; i <= 24; i++) {
        least = pm_least(least, placement_stress(of, pow(1.05, i)));
    }
    return least;
}

/* --- the rest -------------------------------------------------------------------------------- */

static size_t crossings(const placement *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->tie_count; i++) {
        for (size_t j = i + 1; j < of->tie_count; j++) {
            pm_pair a = of->ties[i];
            pm_pair b = of->ties[j];
            bool joined = a.a == b.a || a.a == b.b || a.b == b.a || a.b == b.b;
            count +=
                !joined && pm_segments_cross(of->at[a.a], of->at[a.b], of->at[b.a], of->at[b.b]);
        }
    }
    return count;
}

/* An empty box shares nothing with any other. */
static size_t overlaps(const placement *of)
{
    static const double ROUNDING = -0.01; /* places may have been read from text */
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        const pm_box own[] = {pm_box_grown(of->marks[i], ROUNDING),
                              pm_box_grown(of->labels[i], ROUNDING)};
        for (size_t j = i + 1; j < of->count; j++) {
            for (size_t k = 0; k < 2; k++) {
                count += pm_boxes_shared(own[k], of->marks[j]) > 0;
                count += pm_boxes_shared(own[k], of->labels[j]) > 0;
            }
        }
    }
    return count;
}

static size_t over_marks(const placement *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->tie_count; i++) {
        for (size_t v = 0; v < of->count; v++) {
            pm_pair tie = of->ties[i];
            count += v != tie.a && v != tie.b &&
                     pm_length_in_box(of->at[tie.a], of->at[tie.b], of->marks[v]) > 0;
        }
    }
    return count;
}

static size_t under_labels(const placement *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->tie_count; i++) {
        for (size_t v = 0; v < of->count; v++) {
            pm_pair tie = of->ties[i];
            count += pm_length_in_box(of->at[tie.a], of->at[tie.b], of->labels[v]) > 0;
        }
    }
    return count;
}

placement_quality placement_judge(const placement *of)
{
    placement_quality found = {
        .stress = placement_stress(of, 1),
        .stress_unstretch = least_stress(of),
        .crossings = crossings(of),
        .overlaps = overlaps(of),
        .over_marks = over_marks(of),
        .under_labels = under_labels(of),
    };
    for (size_t i = 0; i < of->count; i++) {
        found.unnamed += of->named[i] ? 0 : 1;
    }
    return found;
}
