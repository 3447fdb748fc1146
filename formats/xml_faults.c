/* The XML layer's words for broken XML: a kind of fault in, a sentence with a remedy out. See
 * xml_faults.h. */
#include "formats/xml_faults.h"

#include "engine/base/text.h"

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
    [PM_FAULT_DOCTYPE] = "The file has a DOCTYPE, which is refused, for it can define entities and "
                         "fetch other files: delete the <!DOCTYPE ...> and what belongs to it.",
    [PM_FAULT_ZEROS] = "There are zero bytes after the end of the outermost element, which are no "
                       "characters: the file was not saved whole, or padded. Take them away, or "
                       "export it again.",
    [PM_FAULT_EXTRA] = "There is more after the end of the outermost element: take it away.",
};

static pm_status describe_ending(pm_place place, const pm_xml_open *innermost, pm_error *fault)
{
    if (innermost == NULL) {
        return pm_fail_at(fault, PM_INVALID, place.line, place.column,
                          "The file ends before its first element: export the map again, as "
                          "GraphML.");
    }
    return pm_fail_at(fault, PM_INVALID, place.line, place.column,
                      "The file ends inside the <%s> of line %zu: it was cut short, or </%s> is "
                      "missing.",
                      pm_excerpt_of(innermost->name).bytes, innermost->place.line,
                      pm_excerpt_of(innermost->name).bytes);
}

static pm_status describe_mismatch(pm_place place, const pm_xml_open *innermost, const char *closed,
                                   pm_error *fault)
{
    if (innermost == NULL) {
        return pm_fail_at(fault, PM_INVALID, place.line, place.column, "%s",
                          MESSAGES[PM_FAULT_EXTRA]);
    }
    return pm_fail_at(fault, PM_INVALID, place.line, place.column,
                      "The <%s> of line %zu is closed by </%s>: add </%s>, or correct the end tag.",
                      pm_excerpt_of(innermost->name).bytes, innermost->place.line,
                      pm_excerpt_of(closed).bytes, pm_excerpt_of(innermost->name).bytes);
}

/* What the parser says in its own words, without its line end. */
static pm_status describe_other(pm_place place, const char *said, pm_error *fault)
{
    pm_excerpt words = pm_excerpt_of(said);
    const char *start = words.bytes;
    size_t length = pm_trim(&start);
    return pm_fail_at(fault, PM_INVALID, place.line, place.column,
                      "The XML is broken here (%.*s): correct it, or export the map again.",
                      (int)length, start);
}

pm_status pm_xml_describe(pm_xml_fault kind, pm_place place, const pm_xml_open *innermost,
                          const char *detail, pm_error *fault)
{
    switch (kind) {
    case PM_FAULT_ENDING:
        return describe_ending(place, innermost, fault);
    case PM_FAULT_MISMATCH:
        return describe_mismatch(place, innermost, detail, fault);
    case PM_FAULT_ENTITY:
        return pm_fail_at(fault, PM_INVALID, place.line, place.column,
                          "&%s; is no character that XML knows by name: write the character "
                          "itself, or &amp; for \"&\".",
                          pm_excerpt_of(detail).bytes);
    case PM_FAULT_DEPTH:
        return pm_fail_at(fault, PM_INVALID, place.line, place.column,
                          "Elements stand in one another more than %d deep, which is the limit: "
                          "the file is not a plain map.",
                          PM_DEEPEST_ELEMENT);
    case PM_FAULT_OTHER:
        return describe_other(place, detail, fault);
    default:
        return pm_fail_at(fault, PM_INVALID, place.line, place.column, "%s", MESSAGES[kind]);
    }
}
