/* The GraphML reader's tallies: faults that many keys of a file share, each told once and counted.
 * See graphml_build.h. */
#include <string.h>

#include "formats/graphml_build.h"

enum { UNDECLARED_TOLD = 5 }; /* each with a warning of its own; the rest are counted */

/* Counts one more; the first keeps its place and its key's name. */
static pm_status count(pm_graphml *graphml, pm_tally *tally, const char *id, pm_element element,
                       pm_place place, pm_error *err)
{
    if (tally->count++ > 0) {
        return PM_OK;
    }
    tally->place = place;
    tally->element = element;
    tally->id = pm_arena_text(&graphml->arena, id, strlen(id));
    return tally->id != NULL ? PM_OK : pm_fail_memory(err);
}

pm_status pm_graphml_say_undeclared(pm_graphml *graphml, const char *id, pm_place place,
                                    pm_error *err)
{
    if (++graphml->undeclared_count > UNDECLARED_TOLD) {
        return count(graphml, &graphml->undeclared, id, PM_GRAPH, place, err);
    }
    return pm_graphml_warn(graphml, place, err,
                           "Key \"%s\" is not declared: its values are kept as text under that "
                           "name. Declare it with a <key> at the top of the file.",
                           pm_excerpt_of(id).bytes);
}

pm_status pm_graphml_say_misused(pm_graphml *graphml, const char *id, pm_element element,
                                 pm_place place, pm_error *err)
{
    return count(graphml, &graphml->misused, id, element, place, err);
}

pm_status pm_graphml_say_repeated(pm_graphml *graphml, const char *id, pm_place place,
                                  pm_error *err)
{
    return count(graphml, &graphml->repeated, id, PM_GRAPH, place, err);
}

static pm_status tell_undeclared(pm_graphml *graphml, pm_error *err)
{
    const pm_tally *tally = &graphml->undeclared;
    if (tally->count == 0) {
        return PM_OK;
    }
    return pm_graphml_warn(graphml, tally->place, err,
                           "From here on %zu more key%s not declared either, the first being "
                           "\"%s\": their values are kept as text, too.",
                           tally->count, tally->count == 1 ? " is" : "s are",
                           pm_excerpt_of(tally->id).bytes);
}

static pm_status tell_misused(pm_graphml *graphml, pm_error *err)
{
    const pm_tally *tally = &graphml->misused;
    const char *id = tally->count > 0 ? tally->id : "";
    if (tally->count == 0) {
        return PM_OK;
    }
    if (tally->count == 1) {
        return pm_graphml_warn(graphml, tally->place, err,
                               "Key \"%s\" is used on %s but was declared for something else: its "
                               "values are kept. Declare it with for=\"%s\" or for=\"all\".",
                               pm_excerpt_of(id).bytes, pm_graphml_one_of(tally->element),
                               pm_graphml_element_name(tally->element));
    }
    return pm_graphml_warn(graphml, tally->place, err,
                           "%zu keys are used on other elements than they were declared for, the "
                           "first being \"%s\" on %s: their values are kept. Correct what their "
                           "\"for\" says, or write for=\"all\".",
                           tally->count, pm_excerpt_of(id).bytes,
                           pm_graphml_one_of(tally->element));
}

static pm_status tell_repeated(pm_graphml *graphml, pm_error *err)
{
    const pm_tally *tally = &graphml->repeated;
    if (tally->count == 0) {
        return PM_OK;
    }
    return pm_graphml_warn(graphml, tally->place, err,
                           "%zu <key> element%s, the first being \"%s\": nothing is lost by it. "
                           "Take the repeated ones away.",
                           tally->count,
                           tally->count == 1 ? " says what another has said"
                                             : "s say what others have said",
                           pm_excerpt_of(tally->id).bytes);
}

pm_status pm_graphml_tell_tallies(pm_graphml *graphml, pm_error *err)
{
    pm_status status = tell_undeclared(graphml, err);
    status = status == PM_OK ? tell_misused(graphml, err) : status;
    return status == PM_OK ? tell_repeated(graphml, err) : status;
}
