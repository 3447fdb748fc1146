/* Drawing: the registry of charts, and the way from measures to one chart. */
#include "viz/charts.h"

#include <string.h>

#include "viz/chart_frame.h"

#define DRAWN_BY(draw)                                                                             \
    &(const struct pm_chart_function)                                                              \
    {                                                                                              \
        draw                                                                                       \
    }

static const pm_chart CHARTS[] = {
    {"lorenz", "How evenly the resource is held",
     "Lorenz curve of the resource in use, with its largest holders",
     "budget, staff or funding on organisations", DRAWN_BY(pm_chart_lorenz)},
    {"quadrant", "Resource against influence",
     "each member's share of the resource against its share of influence",
     "budget, staff or funding on organisations, and ties", DRAWN_BY(pm_chart_quadrant)},
    {"mixing", "Which sectors work with which",
     "ties between each pair of sectors as a share of those possible",
     "sector on organisations, and ties", DRAWN_BY(pm_chart_mixing)},
    {"distance", "How far each sector is from decisions",
     "steps of every member to the decision body, by sector",
     "decision_body on a node, and ties; sector on organisations", DRAWN_BY(pm_chart_distance)},
    {"ingredients", "The thirteen ingredients, by how far answers differ",
     "partners' answers to the thirteen ingredients, the most disputed first",
     "ing01 to ing13 on organisations", DRAWN_BY(pm_chart_ingredients)},
    {"behaviour", "How partners describe their work together",
     "the partnership continuum over all relationships and by pair of sectors",
     "behaviour, or behaviour_source and behaviour_target, on edges", DRAWN_BY(pm_chart_behaviour)},
};

size_t pm_chart_count(void)
{
    return sizeof CHARTS / sizeof CHARTS[0];
}

const pm_chart *pm_chart_at(size_t index)
{
    return &CHARTS[index];
}

const pm_chart *pm_chart_find(const char *name)
{
    for (size_t i = 0; i < pm_chart_count(); i++) {
        if (strcmp(CHARTS[i].name, name) == 0) {
            return &CHARTS[i];
        }
    }
    return NULL;
}

pm_status pm_draw_chart_if_any(const pm_measures *measures, const pm_chart *chart,
                               const pm_chart_options *options, pm_text *svg, bool *shows,
                               pm_error *err)
{
    pm_chart_page page = pm_chart_page_begin(measures, chart, options);
    pm_status status = chart->function->draw(&page, err);
    if (status == PM_OK) {
        *shows = !page.missing;
        status = pm_chart_page_write(&page, svg, err);
    }
    pm_chart_page_free(&page);
    return status;
}

pm_status pm_draw_chart(const pm_measures *measures, const pm_chart *chart,
                        const pm_chart_options *options, pm_text *svg, pm_error *err)
{
    bool shows = false;
    return pm_draw_chart_if_any(measures, chart, options, svg, &shows, err);
}
