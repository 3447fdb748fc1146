/* Coverage and contradictions of a merge in words: see merge.h. */
#include "formats/merge.h"
#include "formats/plain.h"

static size_t count_asked(const pm_merge *merge, bool answered)
{
    size_t count = 0;
    for (size_t node = 0; node < pm_map_node_count(merge->map); node++) {
        bool has = merge->sheet_of[node] != NULL;
        count += pm_is_asked(merge->map, node) && (!answered || has) ? 1 : 0;
    }
    return count;
}

static void add_missing(pm_text *out, const pm_merge *merge)
{
    const char *between = "Missing: ";
    for (size_t node = 0; node < pm_map_node_count(merge->map); node++) {
        if (pm_is_asked(merge->map, node) && merge->sheet_of[node] == NULL) {
            pm_text_add(out, between);
            pm_plain_add(out, pm_map_label(merge->map, node));
            between = ", ";
        }
    }
    pm_text_add(out, ".\n");
}

static void add_ties(pm_text *out, const pm_merge *merge)
{
    size_t both = merge->reported_by_both;
    size_t one = merge->reported_by_one;
    pm_text_addf(out, "%zu %s reported by both ends, %zu by one end only", both,
                 both == 1 ? "tie" : "ties", one);
    if (merge->unanswered > 0) {
        pm_text_addf(out, " (the other end of %zu of them has not answered)", merge->unanswered);
    }
    pm_text_add(out, ".\n");
}

static void add_contradictions(pm_text *out, const pm_merge *merge)
{
    if (merge->contradiction_count == 0) {
        pm_text_add(out, "No contradictions.\n");
        return;
    }
    pm_text_addf(out, "%zu %s:\n", merge->contradiction_count,
                 merge->contradiction_count == 1 ? "contradiction" : "contradictions");
    for (size_t i = 0; i < merge->contradiction_count; i++) {
        const pm_contradiction *of = &merge->contradictions[i];
        pm_plain_add(out, of->path);
        pm_text_addf(out, ":%zu: ", of->line);
        pm_plain_add(out, of->words);
        pm_text_add(out, "\n");
    }
}

void pm_merge_add_words(const pm_merge *merge, pm_text *out)
{
    size_t asked = count_asked(merge, false);
    size_t answered = count_asked(merge, true);
    pm_text_addf(out, "%zu of %zu %s filled in.\n", answered, asked,
                 asked == 1 ? "sheet" : "sheets");
    if (answered < asked) {
        add_missing(out, merge);
    }
    add_ties(out, merge);
    add_contradictions(out, merge);
}
