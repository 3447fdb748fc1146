/* The GraphML reader's words for broken XML: a kind of fault in, a problem with a remedy out. See
 * graphml_build.h. */
#include "formats/graphml_build.h"

/* One row a fault that needs no more than its place, in the order of the kinds. */
static const char *const MESSAGES[PM_FAULT_COUNT] = {
    [PM_FAULT_BYTES] =
        "The bytes here do not fit the file's encoding, which is UTF-8 unless the first line names "
        "another: save the file as UTF-8, or name its real encoding there, such as "
        "encoding=\"windows-1252\".",
    [PM_FAULT_CHARACTER] = "There is a control character here, or the number of one, and XML "
                           "cannot hold it: take it away.",
    [PM_FAULT_CHARACTER_NUMBER] =
        "A character's number is not whole here: write it like &#233;, or "
        "write the character itself.",
    [PM_FAULT_LESS_IN_VALUE] = "An XML attribute's value holds \"<\": write &lt; for it, or close "
                               "the value with a quotation mark.",
    [PM_FAULT_NO_QUOTES] = "An XML attribute's value has no quotation marks: write name=\"value\".",
    [PM_FAULT_NO_VALUE] = "An XML attribute has no value: write name=\"value\".",
    [PM_FAULT_TWICE] = "An XML attribute is given twice in this tag: take one of the two away.",
    [PM_FAULT_AMPERSAND] =
        "There is an \"&\" here that begins no character's name: write &amp; for \"&\".",
    [PM_FAULT_MARKUP] = "There is a \"<\" here that begins no tag: write &lt; for \"<\".",
    [PM_FAULT_TAG_OPEN] =
        "This tag is not closed before another begins, or an XML attribute in it has no name: "
        "end the tag with \">\".",
    [PM_FAULT_DECLARATION] = "The <?xml ...?> line is not the first of the file: take away what "
                             "stands before it.",
    [PM_FAULT_EXTRA] = "There is more after the end of the outermost element: take it away.",
};

static pm_status report_ending(pm_graphml *graphml, pm_place place, pm_error *err)
{
    if (graphml->depth == 0) {
        return pm_graphml_error(graphml, place, err,
                                "The file ends before its first element: export the map again, as "
                                "GraphML.");
    }
    const pm_open_element *open = &graphml->open[graphml->depth - 1];
    return pm_graphml_error(graphml, place, err,
                            "The file ends inside the <%s> of line %zu: it was cut short, or "
                            "</%s> is missing.",
                            pm_excerpt_of(open->name).bytes, open->place.line,
                            pm_excerpt_of(open->name).bytes);
}

static pm_status report_mismatch(pm_graphml *graphml, pm_place place, const char *closed,
                                 pm_error *err)
{
    if (graphml->depth == 0) {
        return pm_graphml_error(graphml, place, err, "%s", MESSAGES[PM_FAULT_EXTRA]);
    }
    const pm_open_element *open = &graphml->open[graphml->depth - 1];
    return pm_graphml_error(graphml, place, err,
                            "The <%s> of line %zu is closed by </%s>: add </%s>, or correct the "
                            "end tag.",
                            pm_excerpt_of(open->name).bytes, open->place.line,
                            pm_excerpt_of(closed).bytes, pm_excerpt_of(open->name).bytes);
}

/* What the parser says in its own words, without its line end. */
static pm_status report_other(pm_graphml *graphml, pm_place place, const char *said, pm_error *err)
{
    pm_text text = {0};
    size_t length = pm_trim(&said);
    pm_text_add_bytes(&text, said, length);
    pm_status status = pm_text_check(&text, err);
    if (status == PM_OK) {
        status = pm_graphml_error(graphml, place, err,
                                  "The XML is broken here (%s): correct it, or export the map "
                                  "again.",
                                  pm_excerpt_of(text.bytes).bytes);
    }
    pm_text_free(&text);
    return status;
}

pm_status pm_graphml_fault(pm_graphml *graphml, pm_fault kind, pm_place place, const char *detail,
                           pm_error *err)
{
    switch (kind) {
    case PM_FAULT_ENDING:
        return report_ending(graphml, place, err);
    case PM_FAULT_MISMATCH:
        return report_mismatch(graphml, place, detail, err);
    case PM_FAULT_ENTITY:
        return pm_graphml_error(graphml, place, err,
                                "&%s; is no character that XML knows by name: write the character "
                                "itself, or &amp; for \"&\".",
                                pm_excerpt_of(detail).bytes);
    case PM_FAULT_OTHER:
        return report_other(graphml, place, detail, err);
    default:
        return pm_graphml_error(graphml, place, err, "%s", MESSAGES[kind]);
    }
}
