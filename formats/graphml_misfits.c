/* The GraphML reader's misfits: values that a word of the vocabulary does not take, judged when all
 * values of the attribute were seen. See graphml_build.h.
 *
 * Other programs have attributes named "level", "kind" or "since" that have nothing to do with the
 * words of partnership maps. Where not one value of such an attribute fits the word or nearly does,
 * it is theirs: one warning, and the word is not read from it. Where some value fits, the others
 * are mistakes. A number under a name of ours is a mistake at once: nothing else is written so. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Misfits kept of one attribute; of the next only its place, to say that there are more. */
enum { MOST_KEPT = PM_PROBLEMS_STOP };

/* --- reporting ------------------------------------------------------------------------------- */

static pm_status report(pm_graphml *graphml, const pm_key_use *use, pm_place place,
                        const char *fault, pm_error *err)
{
    const char *word = pm_vocabulary(use->word)->name;
    pm_text text = {0};
    if (use->alias) {
        pm_text_addf(&text, "%s is read as %s, and ", use->name, word);
    }
    pm_text_add(&text, fault);
    pm_status status = pm_text_check(&text, err);
    if (status == PM_OK && graphml->options->lenient) {
        status = pm_graphml_warn(graphml, place, err, "%s It counts as not stated.", text.bytes);
    } else if (status == PM_OK) {
        status = pm_graphml_error(graphml, place, err, "%s", text.bytes);
    }
    pm_text_free(&text);
    return status;
}

/* Under an alias of a closed list other words are another program's at the first of them, and where
 * it is called a label they are most likely for display. */
static pm_status say_foreign_value(pm_graphml *graphml, const pm_misfit *misfit, pm_error *err)
{
    pm_key_use *use = &graphml->keys[misfit->key].uses[misfit->element];
    const char *word = pm_vocabulary(use->word)->name;
    if (use->foreign_said || pm_fit_is_display_text(&use->fit, use->word, use->name)) {
        return PM_OK;
    }
    use->foreign_said = true;
    return pm_graphml_warn(graphml, misfit->place, err,
                           "%s is \"%s\", which is no %s that partmap knows: the text is kept, and "
                           "the %s counts as not stated, here and wherever else \"%s\" holds "
                           "another word. \"partmap explain %s\" lists the known ones.",
                           pm_excerpt_of(use->name).bytes, pm_excerpt_of(misfit->value).bytes, word,
                           word, pm_excerpt_of(use->name).bytes, word);
}

static pm_status say_foreign_attribute(pm_graphml *graphml, const pm_misfit *misfit, pm_error *err)
{
    pm_key_use *use = &graphml->keys[misfit->key].uses[misfit->element];
    const char *word = pm_vocabulary(use->word)->name;
    static const char *const of[PM_ELEMENT_COUNT] = {"the graph", "nodes", "edges"};
    if (use->foreign_said) {
        return PM_OK;
    }
    use->foreign_said = true;
    return pm_graphml_warn(graphml, misfit->place, err,
                           "The attribute \"%s\" of %s is not read as %s, for none of its values "
                           "fits, such as \"%s\" here: it is kept as another program's. \"partmap "
                           "explain %s\" says what fits, and --map %s.%s=ATTR reads it from "
                           "another attribute.",
                           pm_excerpt_of(use->name).bytes, of[misfit->element], word,
                           pm_excerpt_of(misfit->value).bytes, word,
                           pm_graphml_element_name(misfit->element), word);
}

static pm_status say_more(pm_graphml *graphml, const pm_key_use *use, pm_place place, pm_error *err)
{
    if (!graphml->options->lenient) {
        return PM_OK; /* the errors before it ended the reading */
    }
    return pm_graphml_warn(graphml, place, err,
                           "From here on %zu more values of \"%s\" do not fit: they count as not "
                           "stated, too.",
                           use->fit.wrong - MOST_KEPT, pm_excerpt_of(use->name).bytes);
}

/* Is a closed list read under another name? */
static bool is_alias_of_list(const pm_key_use *use)
{
    return use->alias && pm_vocabulary(use->word)->type == PM_WORD_CHOICE;
}

/* --- collecting and judging ------------------------------------------------------------------ */

static pm_status keep(pm_graphml *graphml, size_t key, pm_element element, const char *fault,
                      pm_error *err)
{
    pm_misfit added = {.key = key, .element = element, .place = graphml->value_place};
    pm_excerpt value = pm_excerpt_of(graphml->value.bytes);
    bool more = fault == NULL;
    added.value = pm_arena_text(&graphml->arena, value.bytes, strlen(value.bytes));
    added.fault = more ? NULL : pm_arena_text(&graphml->arena, fault, strlen(fault));
    if (added.value == NULL || (!more && added.fault == NULL)) {
        return pm_fail_memory(err);
    }
    void *misfits = graphml->misfits;
    pm_status status = pm_grow(&misfits, &graphml->misfit_capacity, graphml->misfit_count + 1,
                               sizeof *graphml->misfits, err);
    graphml->misfits = misfits;
    if (status == PM_OK) {
        graphml->misfits[graphml->misfit_count++] = added;
    }
    return status;
}

pm_status pm_graphml_add_misfit(pm_graphml *graphml, size_t key, pm_element element,
                                const char *fault, pm_error *err)
{
    pm_key_use *use = &graphml->keys[key].uses[element];
    pm_word_type type = pm_vocabulary(use->word)->type;
    if (!use->alias && type == PM_WORD_NUMBER) {
        return report(graphml, use, graphml->value_place, fault, err);
    }
    pm_fit_add(&use->fit, use->word, graphml->value.bytes, false);
    if (use->fit.wrong > MOST_KEPT + 1 || (is_alias_of_list(use) && use->fit.wrong > 1)) {
        return PM_OK;
    }
    return keep(graphml, key, element, use->fit.wrong <= MOST_KEPT ? fault : NULL, err);
}

pm_status pm_graphml_judge_misfits(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < graphml->misfit_count; i++) {
        const pm_misfit *misfit = &graphml->misfits[i];
        const pm_key_use *use = &graphml->keys[misfit->key].uses[misfit->element];
        if (is_alias_of_list(use)) {
            status = say_foreign_value(graphml, misfit, err);
        } else if (use->fit.fitting == 0 && !use->fit.near) {
            status = say_foreign_attribute(graphml, misfit, err);
        } else if (misfit->fault == NULL) {
            status = say_more(graphml, use, misfit->place, err);
        } else {
            status = report(graphml, use, misfit->place, misfit->fault, err);
        }
    }
    graphml->misfit_count = 0;
    return status;
}
