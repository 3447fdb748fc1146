/* Drawing: the order of frames from left to right. Frames, seats and ties in, an order with short
 * lines out, so that few of them cross. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "viz/layers_frames.h"

enum { MOST_ROUNDS = 20, MOST_FRAMES = 120 };

/* Two frames and how many lines or members they share. */
typedef struct ordering {
    size_t count;
    double *shared; /* of frames a and b: shared[a * count + b] */
    size_t *frame;  /* at each place */
    const pm_picture *picture;
} ordering;

static size_t frame_of_body(const pm_picture *picture, size_t node)
{
    for (size_t f = 0; f < picture->frame_count; f++) {
        if (picture->frames[f].body == node) {
            return f;
        }
    }
    return SIZE_MAX;
}

static void share(ordering *of, size_t a, size_t b)
{
    if (a != SIZE_MAX && b != SIZE_MAX && a != b) {
        of->shared[a * of->count + b] += 1;
        of->shared[b * of->count + a] += 1;
    }
}

/* The frame of the body at the other end of a tie of the node. */
static size_t frame_across(const pm_picture *picture, size_t tie, size_t node)
{
    const pm_picture_tie *of = &picture->ties[tie];
    size_t other = of->a == node ? of->b : of->b == node ? of->a : SIZE_MAX;
    return other != SIZE_MAX ? frame_of_body(picture, other) : SIZE_MAX;
}

/* Frames share a line between their bodies, and each member that sits in both. */
static void find_shared(ordering *of)
{
    const pm_picture *picture = of->picture;
    for (size_t i = 0; i < picture->tie_count; i++) {
        share(of, frame_of_body(picture, picture->ties[i].a),
              frame_of_body(picture, picture->ties[i].b));
    }
    for (size_t v = 0; v < picture->node_count; v++) {
        bool several = picture->nodes[v].layer == PM_LAYER_SEVERAL;
        for (size_t i = 0; several && i < picture->tie_count; i++) {
            size_t first = frame_across(picture, i, v);
            for (size_t j = i + 1; first != SIZE_MAX && j < picture->tie_count; j++) {
                share(of, first, frame_across(picture, j, v));
            }
        }
    }
}

static double cost_at(const ordering *of, size_t place, size_t frame, size_t left_out)
{
    double cost = 0;
    for (size_t i = 0; i < of->count; i++) {
        if (i != place && i != left_out) {
            cost += of->shared[frame * of->count + of->frame[i]] * fabs((double)place - (double)i);
        }
    }
    return cost;
}

static bool swap_if_better(ordering *of, size_t i, size_t j)
{
    size_t a = of->frame[i];
    size_t b = of->frame[j];
    double gain =
        cost_at(of, i, a, j) + cost_at(of, j, b, i) - cost_at(of, i, b, j) - cost_at(of, j, a, i);
    if (gain <= 1e-9) {
        return false;
    }
    of->frame[i] = b;
    of->frame[j] = a;
    return true;
}

static void improve(ordering *of)
{
    bool better = true;
    for (int round = 0; round < MOST_ROUNDS && better; round++) {
        better = false;
        for (size_t i = 0; i < of->count; i++) {
            for (size_t j = i + 1; j < of->count; j++) {
                better = swap_if_better(of, i, j) || better;
            }
        }
    }
}

pm_status pm_frames_order(pm_picture *picture, pm_error *err)
{
    size_t n = picture->frame_count;
    if (n < 3 || n > MOST_FRAMES) {
        return PM_OK;
    }
    ordering of = {.count = n,
                   .picture = picture,
                   .shared = pm_new_array(n * n, sizeof *of.shared),
                   .frame = pm_new_array(n, sizeof *of.frame)};
    pm_frame *sorted = pm_new_array(n, sizeof *sorted);
    pm_status status = PM_OK;
    if (of.shared == NULL || of.frame == NULL || sorted == NULL) {
        status = pm_fail_memory(err);
    } else {
        for (size_t f = 0; f < n; f++) {
            of.frame[f] = f;
        }
        find_shared(&of);
        improve(&of);
        for (size_t f = 0; f < n; f++) {
            sorted[f] = picture->frames[of.frame[f]];
        }
        for (size_t f = 0; f < n; f++) {
            picture->frames[f] = sorted[f];
        }
    }
    free(of.shared);
    free(of.frame);
    free(sorted);
    return status;
}
