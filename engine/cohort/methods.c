/* How the cohort is computed, in words: for the page's methods and "partmap explain". */
#include "engine/cohort/cohort.h"

#define OURS "partmap: a convention"

static const pm_cohort_method METHODS[] = {
    {.name = "size-bands",
     .title = "Size bands",
     .definition =
         "Places are compared with places of a like number of members, as density, distances and "
         "centralisation move with it by themselves. Bands begin at 10, 20, 40, 80 and 160 "
         "members: within a factor of two, size alone moves density by no more than that factor. "
         "From the smallest up, neighbours are joined until each band has 10 places.",
     .undefined = "with fewer than 10 measured places nothing is compared",
     .source = OURS},
    {.name = "quartiles",
     .title = "Median and quartiles",
     .definition =
         "With h = (n - 1) p the quantile is x[floor h] + (h - floor h) (x[floor h + 1] - "
         "x[floor h]) of the numbers in ascending order, from x[0]: type 7. IQR is the "
         "upper quartile less the lower. Places where the measure is undefined are left "
         "out and counted.",
     .undefined = "no place has a number",
     .source = "Hyndman & Fan 1996, doi:10.2307/2684934"},
    {.name = "robust-z",
     .title = "Robust z",
     .definition =
         "(x - median) / (1.4826 MAD) within the size band, MAD = median of |x - median|. Where "
         "more than half of the numbers are the same MAD is 0 and IQR / 1.349 stands in for "
         "1.4826 MAD; both are the standard deviation of normal numbers.",
     .undefined = "fewer than 10 places of the band have a number, or MAD and IQR are 0",
     .source = "Iglewicz & Hoaglin 1993, How to detect and handle outliers; Rousseeuw & Croux "
               "1993, doi:10.1080/01621459.1993.10476408"},
    {.name = "percentile",
     .title = "Mid-rank percentile",
     .definition = "100 (places below + half of the places equal, the place itself among them) / "
                   "places, within the size band. High is not good, nor low bad: it says where a "
                   "place stands among places of a like size.",
     .undefined = "fewer than 10 places of the band have a number",
     .source = "mid-ranks: Bross 1958, doi:10.2307/2527727"},
    {.name = "unusual-places",
     .title = "Unusual places",
     .definition =
         "A number with |robust z| of 3.5 or more, of measures that each say something of their "
         "own. It is a reason to look: at the map first, which may be incomplete.",
     .undefined = "where robust z is; a number computed on fewer than 5 members or pairs is not "
                  "called unusual",
     .source = "Iglewicz & Hoaglin 1993, How to detect and handle outliers"},
    {.name = "findings-by-place",
     .title = "Findings by place",
     .definition =
         "Each place counts once for each rule, by its worst finding: issue before watch before "
         "fine; cannot tell only where there is no other. Shares are of places audited by the "
         "rule.",
     .undefined = "never",
     .source = OURS},
    {.name = "sector-patterns",
     .title = "Sector patterns",
     .definition =
         "Median and quartiles, over the places that have a sector of that name (case ignored), "
         "of its share of members, of ties, of betweenness and of the resource, its hops to the "
         "decision body and its mean constraint; and the places that state sectors and have none "
         "of it. A sector may be missing because it is called something else.",
     .undefined = "no place states sectors",
     .source = OURS},
    {.name = "places-alike",
     .title = "Places most like one",
     .definition =
         "The five places nearest by the root mean square of differences in members (their "
         "logarithm to the base of 2), density, connectedness, compactness, transitivity, fit to "
         "a core, degree and betweenness centralisation, modularity, E-I index, mean distance to "
         "decisions, immediate access, spread of influence and share of single carriers; each in "
         "robust z over all places, held to -3.5..3.5, over the measures that both places have. "
         "Equally near places stand in the order of their names.",
     .undefined = "fewer than 10 measured places; two places that share fewer than half of the "
                  "measures are not compared",
     .source = OURS},
};

size_t pm_cohort_method_count(void)
{
    return sizeof METHODS / sizeof METHODS[0];
}

const pm_cohort_method *pm_cohort_method_at(size_t index)
{
    return &METHODS[index];
}
