/* Drawing: rows of marks with names below them. Nodes with sizes in, places out. */
#include "viz/layers_rows.h"

static const double BADGE_ROOM = 5; /* over marks */
static const double BESIDE_MARK = 2.5;
static const double BESIDE_NAME = 4;

double pm_half_cell(const pm_picture_node *node)
{
    if (!pm_has_outer_label(node)) {
        return node->half_width + (node->role == PM_ROLE_MEMBER ? BESIDE_MARK : BESIDE_NAME);
    }
    return pm_most(node->half_width, node->label.half_width) + BESIDE_NAME;
}

static double below(const pm_picture_node *node)
{
    return node->below +
           (pm_has_outer_label(node) ? PM_LABEL_GAP + 2 * node->label.half_height : 0);
}

/* Sets the nodes of list[first..end-1] in a centred row; returns its height. */
static double set_row(pm_stack *in, size_t first, size_t end, pm_box box, double top)
{
    double width = 0;
    double above = 0;
    double under = 0;
    for (size_t i = first; i < end; i++) {
        const pm_picture_node *node = &in->picture->nodes[in->list[i]];
        width += 2 * pm_half_cell(node);
        above = pm_most(above, node->above + BADGE_ROOM);
        under = pm_most(under, below(node));
    }
    double x = (box.left + box.right - width) / 2;
    for (size_t i = first; in->place && i < end; i++) {
        pm_picture_node *node = &in->picture->nodes[in->list[i]];
        node->at = (pm_point){x + pm_half_cell(node), top + above};
        node->side = PM_SIDE_BELOW;
        x += 2 * pm_half_cell(node);
    }
    in->too_wide = in->too_wide || width > box.right - box.left + 0.01;
    return above + under;
}

double pm_set_rows(pm_stack *in, size_t count, pm_box box, double top)
{
    double height = 0;
    for (size_t first = 0; first < count;) {
        double width = 0;
        size_t end = first;
        while (end < count) {
            width += 2 * pm_half_cell(&in->picture->nodes[in->list[end]]);
            if (end > first && width > box.right - box.left + 0.01) {
                break;
            }
            end++;
        }
        height += set_row(in, first, end, box, top + height) + (end < count ? PM_ROW_GAP : 0);
        first = end;
    }
    return height;
}
