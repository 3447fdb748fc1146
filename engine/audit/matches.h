/* Needs matched to offers: who could second, shadow, or share a post with whom. Pairs that would
 * also close a structural gap come first. */
#ifndef PARTMAP_ENGINE_AUDIT_MATCHES_H
#define PARTMAP_ENGINE_AUDIT_MATCHES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/conventions.h"
#include "engine/measure/measures.h"

/* What the two could do, from how they stand to each other: a partner of ten times the size
 * (conventions.h: times_larger) can second somebody; partners already tied can share a post; the
 * others begin by shadowing. */
typedef enum pm_match_way { PM_MATCH_SHADOW, PM_MATCH_SHARE, PM_MATCH_SECOND } pm_match_way;

/* "shadow", "share a post", "second". */
const char *pm_match_way_name(pm_match_way way);

/* One need and one offer of the same thing (equal but for the case of letters). */
typedef struct pm_match {
    size_t needs, offers; /* members */
    const char *what;     /* the need as stated; borrowed until pm_matches_free */
    bool closer;          /* a tie to the offering member would bring the needing one nearer to
                             decisions, or give it a route at all */
    bool other_sector;
    bool shared_body; /* both take part in one body: a common route to decisions */
    bool tied;        /* they have a tie already */
    pm_match_way way;
    int gaps; /* 0..3: how many of closer, other_sector, shared_body */
} pm_match;

/* All matches of a map, those with most gaps first, then those without a tie, then in file order of
 * who needs, then of who offers. Outcomes and people neither need nor offer. */
typedef struct pm_matches {
    pm_match *items;
    size_t count;
    size_t needs;  /* needs stated, one a member and thing */
    size_t offers; /* offers stated */
    size_t unmet;  /* needs that nobody else offers */
    void *kept;    /* private: the texts */
} pm_matches;

/* *matches is freed by the caller with pm_matches_free. Cost O(needs x (offers + m)) and the
 * sorting. */
pm_status pm_match_needs(const pm_measures *measures, const pm_conventions *conventions,
                         pm_matches *matches, pm_error *err);
void pm_matches_free(pm_matches *matches);

#endif
