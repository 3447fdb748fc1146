/* What libxml2 calls while it reads: its events and faults in, those of the reader of a format out,
 * each with its place. See xml_events.h. */
#include "formats/xml_events.h"

#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

/* --- places ---------------------------------------------------------------------------------- */

pm_place pm_xml_place(const pm_xml_reader *r)
{
    const xmlParserInput *input = r->parser->input;
    pm_place place = {0, 0};
    if (input != NULL && input->line > 0 && input->col > 0) {
        place = (pm_place){(size_t)input->line, (size_t)input->col};
    }
    return place;
}

/* Place of the "<" of the tag just read. libxml2 passes over blanks before the root without an
 * event; within the root every event begins where the last one ended. */
static pm_place place_of_root(const pm_xml_reader *r)
{
    const xmlParserInput *input = r->parser->input;
    pm_place place = pm_xml_place(r);
    const xmlChar *at = input->cur;
    while (at > input->base && *at != '<') {
        at--;
        if (*at == '\n') {
            return (pm_place){place.line, 1};
        }
        place.column -= place.column > 1 && (*at & 0xC0U) != 0x80U ? 1 : 0;
    }
    return place;
}

/* --- faults ---------------------------------------------------------------------------------- */

static void keep_status(pm_xml_reader *r, pm_status status)
{
    if (r->status == PM_OK) {
        r->status = status;
    }
}

bool pm_xml_goes_on(const pm_xml_reader *r)
{
    return r->status == PM_OK && !r->broken && !r->stopped;
}

void pm_xml_break_off(pm_xml_reader *r, const pm_error *fault)
{
    pm_place place = {fault->line, fault->column};
    r->broken = true;
    keep_status(r, r->events->problem(r->data, true, place, fault->message, r->err));
}

void pm_xml_break_off_for(pm_xml_reader *r, pm_xml_fault kind, pm_place place, const char *detail)
{
    pm_error fault = {0};
    const pm_xml_open *innermost = r->depth > 0 ? &r->open[r->depth - 1] : NULL;
    pm_xml_describe(kind, place, innermost, detail, &fault);
    pm_xml_break_off(r, &fault);
}

/* After an event: keeps its status and ends the parsing when it is to end. */
static void settle(pm_xml_reader *r, pm_status status)
{
    keep_status(r, status);
    r->stopped = r->events->stopped(r->data);
    if (!pm_xml_goes_on(r)) {
        xmlStopParser(r->parser);
    }
}

/* One row a code of libxml2 that has a sentence of ours. */
static const struct {
    int code;
    pm_xml_fault kind;
} FAULTS[] = {
    {XML_ERR_DOCUMENT_EMPTY, PM_FAULT_ENDING},
    {XML_ERR_TAG_NOT_FINISHED, PM_FAULT_ENDING},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, PM_FAULT_ENDING},
    {XML_ERR_DOCUMENT_END, PM_FAULT_EXTRA},
    {XML_ERR_TAG_NAME_MISMATCH, PM_FAULT_MISMATCH},
    {XML_ERR_UNDECLARED_ENTITY, PM_FAULT_ENTITY},
    {XML_WAR_UNDECLARED_ENTITY, PM_FAULT_ENTITY},
    {XML_ERR_INVALID_ENCODING, PM_FAULT_BYTES},
    {XML_I18N_CONV_FAILED, PM_FAULT_BYTES},
    {XML_ERR_INVALID_CHAR, PM_FAULT_CHARACTER},
    {XML_ERR_INVALID_CHARREF, PM_FAULT_CHARACTER_NUMBER},
    {XML_ERR_LT_IN_ATTRIBUTE, PM_FAULT_LESS_IN_VALUE},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, PM_FAULT_NO_QUOTES},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, PM_FAULT_NO_VALUE},
    {XML_ERR_ATTRIBUTE_REDEFINED, PM_FAULT_TWICE},
    {XML_ERR_NAME_REQUIRED, PM_FAULT_AMPERSAND},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, PM_FAULT_AMPERSAND},
    {XML_ERR_INTERNAL_ERROR, PM_FAULT_MARKUP},
    {XML_ERR_GT_REQUIRED, PM_FAULT_TAG_OPEN},
    {XML_ERR_RESERVED_XML_NAME, PM_FAULT_DECLARATION},
};

/* Does the parser stand at the end of its input? A fault there is that the file goes no further. */
static bool nothing_follows(const pm_xml_reader *r)
{
    const xmlParserInput *input = r->parser->input;
    return input == NULL || input->cur >= input->end;
}

/* libxml2 has one code for several faults: what stands in the input tells them apart. */
static pm_xml_fault look_closer(const pm_xml_reader *r, pm_xml_fault kind)
{
    const xmlParserInput *input = r->parser->input;
    const char *at = input != NULL ? (const char *)input->cur : "";
    bool first = input == NULL || input->cur == input->base;
    if (kind == PM_FAULT_CHARACTER && *at != '\0' && pm_utf8_length(at) == 0) {
        return PM_FAULT_BYTES;
    }
    if (kind == PM_FAULT_AMPERSAND && !first && at[-1] != '&') {
        return at[-1] == '<' ? PM_FAULT_MARKUP : PM_FAULT_TAG_OPEN;
    }
    /* "Extra content" is also said of a file that ends too early. */
    bool closed = r->depth == 0 && r->begun;
    if (kind == PM_FAULT_EXTRA && closed && !nothing_follows(r) && *at == '\0') {
        return PM_FAULT_ZEROS;
    }
    return kind == PM_FAULT_EXTRA && !closed ? PM_FAULT_ENDING : kind;
}

static void report_fault(pm_xml_reader *r, pm_place place, pm_libxml_fault fault)
{
    pm_xml_fault kind = PM_FAULT_OTHER;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        if (FAULTS[i].code == fault->code) {
            kind = look_closer(r, FAULTS[i].kind);
        }
    }
    if (r->at_end && nothing_follows(r)) {
        kind = PM_FAULT_ENDING;
    }
    const char *detail = kind == PM_FAULT_ENTITY ? fault->str1 : fault->message;
    if (kind == PM_FAULT_MISMATCH) {
        detail = fault->str2;
    }
    pm_xml_break_off_for(r, kind, place, detail != NULL ? detail : "");
}

/* A prefix without a namespace is no reason to give up: its elements are another program's. */
static bool is_harmless(pm_libxml_fault fault)
{
    return fault->level < XML_ERR_ERROR || fault->domain == XML_FROM_NAMESPACE;
}

/* Leaves the parser alone: some faults come from within its conversion of characters, and it would
 * go on with an input that stopping takes away. It makes no more events after a fault. */
void pm_xml_on_fault(void *data, pm_libxml_fault fault)
{
    pm_xml_reader *r = data;
    if (!pm_xml_goes_on(r) || fault == NULL || is_harmless(fault)) {
        return;
    }
    if (fault->code == XML_ERR_NO_MEMORY) {
        keep_status(r, pm_fail_memory(r->err));
        return;
    }
    pm_place place = pm_xml_place(r);
    if (fault->line > 0 && fault->int2 > 0) {
        place = (pm_place){(size_t)fault->line, (size_t)fault->int2};
    }
    report_fault(r, place, fault);
}

/* --- events ---------------------------------------------------------------------------------- */

/* Copies a value and closes it with a zero byte; returns where the next goes. libxml2 hands "&" on
 * as "&#38;" and every other character as itself. */
static char *copy_value(char *to, const char *start, const char *end)
{
    static const char escaped[] = "&#38;";
    const size_t length = sizeof escaped - 1;
    const char *found = memchr(start, '&', (size_t)(end - start));
    while (found != NULL) {
        size_t before = (size_t)(found - start) + 1;
        memcpy(to, start, before);
        to += before;
        bool whole = (size_t)(end - found) >= length && memcmp(found, escaped, length) == 0;
        start = found + (whole ? length : 1);
        found = memchr(start, '&', (size_t)(end - start));
    }
    memcpy(to, start, (size_t)(end - start));
    to += end - start;
    *to = '\0';
    return to + 1;
}

/* Room for the values of a tag's attributes, each with a zero byte behind it. */
static pm_status make_room(pm_xml_reader *r, int count, const xmlChar *const *given)
{
    size_t needed = 0;
    for (int i = 0; i < count; i++, given += 5) {
        needed += (size_t)(given[4] - given[3]) + 1;
    }
    void *values = r->values;
    pm_status status = pm_grow(&values, &r->values_room, needed, 1, r->err);
    r->values = values;
    return status;
}

/* Makes whole strings of a tag's attributes: libxml2 gives name, prefix, namespace, first byte and
 * end of the value of each. Those with a prefix are other programs'. */
static pm_status take_attributes(pm_xml_reader *r, int count, const xmlChar **given,
                                 pm_xml_attribute *attributes, size_t *taken)
{
    const xmlChar *const *one = (const xmlChar *const *)given;
    *taken = 0;
    pm_status status = make_room(r, count, one);
    char *to = r->values;
    for (int i = 0; status == PM_OK && i < count && *taken < PM_MOST_XML_ATTRIBUTES;
         i++, one += 5) {
        if (one[1] == NULL) {
            attributes[(*taken)++] = (pm_xml_attribute){.name = (const char *)one[0], .value = to};
            to = copy_value(to, (const char *)one[3], (const char *)one[4]);
        }
    }
    return status;
}

static void follow(const pm_xml_reader *r, const xmlChar *text)
{
    if (r->events->trace != NULL && text != NULL) {
        r->events->trace(r->data, (const char *)text);
    }
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int space_count, const xmlChar **spaces, int count, int defaulted,
                     const xmlChar **given)
{
    (void)defaulted;
    pm_xml_reader *r = data;
    if (!pm_xml_goes_on(r)) {
        return;
    }
    for (ptrdiff_t i = 0; i < space_count; i++) { /* prefix and name of each */
        follow(r, spaces[2 * i + 1]);
    }
    pm_xml_attribute attributes[PM_MOST_XML_ATTRIBUTES];
    pm_xml_tag tag = {.name = (const char *)name,
                      .prefix = (const char *)prefix,
                      .space = (const char *)space,
                      .attributes = attributes,
                      .place = r->depth > 0 ? r->here : place_of_root(r)};
    if (r->depth == PM_DEEPEST_ELEMENT) {
        pm_xml_break_off_for(r, PM_FAULT_DEPTH, tag.place, "");
        settle(r, PM_OK);
        return;
    }
    r->begun = true;
    pm_status status = take_attributes(r, count, given, attributes, &tag.attribute_count);
    if (status == PM_OK) {
        status = r->events->start(r->data, &tag, r->err);
    }
    r->open[r->depth++] = (pm_xml_open){.name = tag.name, .place = tag.place};
    /* The parser stands before the ">". In "<node/>" the end event that follows corrects this. */
    r->here = pm_xml_place(r);
    r->here.column++;
    settle(r, status);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)name;
    (void)prefix;
    (void)space;
    pm_xml_reader *r = data;
    if (pm_xml_goes_on(r) && r->depth > 0) {
        r->here = pm_xml_place(r);
        r->depth--;
        settle(r, r->events->end(r->data, r->err));
    }
}

static void on_characters(void *data, const xmlChar *bytes, int length)
{
    pm_xml_reader *r = data;
    if (pm_xml_goes_on(r)) {
        pm_status status =
            r->events->characters(r->data, (const char *)bytes, (size_t)length, r->here, r->err);
        r->here = pm_xml_place(r);
        settle(r, status);
    }
}

/* libxml2 reports a CDATA section before it moves over it, long ones in several pieces. */
static void on_cdata(void *data, const xmlChar *bytes, int length)
{
    pm_xml_reader *r = data;
    r->here = pm_xml_place(r);
    if (pm_xml_goes_on(r)) {
        settle(r, r->events->characters(r->data, (const char *)bytes, (size_t)length, r->here,
                                        r->err));
    }
}

static void on_comment(void *data, const xmlChar *text)
{
    pm_xml_reader *r = data;
    r->here = pm_xml_place(r);
    if (pm_xml_goes_on(r)) {
        follow(r, text);
    }
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
    (void)target;
    (void)text;
    pm_xml_reader *r = data;
    r->here = pm_xml_place(r);
}

/* A DOCTYPE: the door to entities and to other files. The event comes before any of it is read, and
 * no handler fetches what it names: one without declarations of its own can be passed over. */
static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    pm_xml_reader *r = data;
    pm_place place = {r->guard.doctype_line, r->guard.doctype_column};
    if (!pm_xml_goes_on(r)) {
        return;
    }
    bool declares = *r->parser->input->cur == '[';
    if (r->events->passes_doctype && !declares) {
        settle(r, r->events->problem(r->data, false, place,
                                     "The DOCTYPE is passed over, and nothing that it names is "
                                     "fetched.",
                                     r->err));
        return;
    }
    pm_xml_break_off_for(r, PM_FAULT_DOCTYPE, place, "");
    settle(r, PM_OK);
}

xmlSAXHandler pm_xml_handlers(void)
{
    xmlSAXHandler handler = {0};
    handler.initialized = XML_SAX2_MAGIC;
    handler.internalSubset = on_doctype;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_cdata;
    handler.comment = on_comment;
    handler.processingInstruction = on_instruction;
    handler.serror = pm_xml_on_fault;
    return handler;
}
