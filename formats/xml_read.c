/* XML in: a source of bytes in, events out. The only file that knows libxml2. See xml_read.h.
 *
 * The source is read in chunks; each is looked over by the tag guard and pushed into libxml2's SAX2
 * parser, whose events go on to the reader of a format. libxml2 builds no tree, expands no entity
 * but the five of XML itself, opens nothing and prints nothing. */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "formats/xml_bytes.h"
#include "formats/xml_faults.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_fault;
#else
typedef xmlErrorPtr xml_fault;
#endif

enum { FIRST_BYTES = 4 };

typedef struct reader {
    pm_source *source;
    xmlParserCtxtPtr parser;
    pm_tag_guard guard;
    const pm_xml_events *events;
    void *data;
    pm_xml_open open[PM_DEEPEST_ELEMENT];
    size_t depth;           /* open elements; open[depth - 1] is the innermost */
    bool begun;             /* there was a root */
    pm_text attribute_text; /* values of the current tag, each closed with a zero byte */
    pm_place here;          /* where the next event begins */
    bool at_end;            /* the parser has all there is */
    bool broken;            /* the XML is at fault: what libxml2 says after that is noise */
    pm_status status;       /* of the first callback that failed */
    pm_error *err;
} reader;

/* --- places ---------------------------------------------------------------------------------- */

static pm_place place_of_parser(const reader *r)
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
static pm_place place_of_root(const reader *r)
{
    const xmlParserInput *input = r->parser->input;
    pm_place place = place_of_parser(r);
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

static void keep_status(reader *r, pm_status status)
{
    if (r->status == PM_OK) {
        r->status = status;
    }
}

static bool goes_on(const reader *r)
{
    return r->status == PM_OK && !r->broken && !r->events->stopped(r->data);
}

/* Tells of a fault; nothing can be read after it. */
static void break_off(reader *r, const pm_error *fault)
{
    pm_place place = {fault->line, fault->column};
    r->broken = true;
    keep_status(r, r->events->problem(r->data, true, place, fault->message, r->err));
}

static void break_off_for(reader *r, pm_xml_fault kind, pm_place place, const char *detail)
{
    pm_error fault = {0};
    const pm_xml_open *innermost = r->depth > 0 ? &r->open[r->depth - 1] : NULL;
    pm_xml_describe(kind, place, innermost, detail, &fault);
    break_off(r, &fault);
}

/* After an event: keeps its status and ends the parsing when it is to end. */
static void settle(reader *r, pm_status status)
{
    keep_status(r, status);
    if (!goes_on(r)) {
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

/* libxml2 has one code for several faults: what stands in the input tells them apart. */
static pm_xml_fault look_closer(const reader *r, pm_xml_fault kind)
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
    return kind == PM_FAULT_EXTRA && !closed ? PM_FAULT_ENDING : kind;
}

/* Does the parser stand at the end of its input? A fault there is that the file goes no further. */
static bool nothing_follows(const reader *r)
{
    const xmlParserInput *input = r->parser->input;
    return input == NULL || input->cur >= input->end;
}

static void report_fault(reader *r, pm_place place, xml_fault fault)
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
    break_off_for(r, kind, place, detail != NULL ? detail : "");
}

/* A prefix without a namespace is no reason to give up: its elements are another program's. */
static bool is_harmless(xml_fault fault)
{
    return fault->level < XML_ERR_ERROR || fault->domain == XML_FROM_NAMESPACE;
}

/* Leaves the parser alone: some faults come from within its conversion of characters, and it would
 * go on with an input that stopping takes away. It makes no more events after a fault. */
static void on_fault(void *data, xml_fault fault)
{
    reader *r = data;
    if (!goes_on(r) || fault == NULL || is_harmless(fault)) {
        return;
    }
    if (fault->code == XML_ERR_NO_MEMORY) {
        keep_status(r, pm_fail_memory(r->err));
        return;
    }
    pm_place place = place_of_parser(r);
    if (fault->line > 0 && fault->int2 > 0) {
        place = (pm_place){(size_t)fault->line, (size_t)fault->int2};
    }
    report_fault(r, place, fault);
}

/* --- events ---------------------------------------------------------------------------------- */

/* Adds a value to the tag's text. libxml2 hands "&" on as "&#38;" and every other character as
 * itself. */
static void add_value(pm_text *text, const char *start, const char *end)
{
    static const char escaped[] = "&#38;";
    const size_t length = sizeof escaped - 1;
    const char *found = memchr(start, '&', (size_t)(end - start));
    while (found != NULL) {
        pm_text_add_bytes(text, start, (size_t)(found - start) + 1);
        bool whole = (size_t)(end - found) >= length && memcmp(found, escaped, length) == 0;
        start = found + (whole ? length : 1);
        found = memchr(start, '&', (size_t)(end - start));
    }
    pm_text_add_bytes(text, start, (size_t)(end - start));
    pm_text_add_bytes(text, "", 1);
}

/* Makes whole strings of a tag's attributes: libxml2 gives name, prefix, namespace, first byte and
 * end of the value of each. Those with a prefix are other programs'. */
static pm_status take_attributes(reader *r, int count, const xmlChar **given,
                                 pm_xml_attribute *attributes, size_t *taken)
{
    pm_text *text = &r->attribute_text;
    text->length = 0;
    *taken = 0;
    for (int i = 0; i < count && *taken < PM_MOST_XML_ATTRIBUTES; i++) {
        const xmlChar *const *one = (const xmlChar *const *)given + (ptrdiff_t)i * 5;
        if (one[1] == NULL) {
            attributes[(*taken)++].name = (const char *)one[0];
            add_value(text, (const char *)one[3], (const char *)one[4]);
        }
    }
    pm_status status = pm_text_check(text, r->err);
    const char *value = pm_text_bytes(text);
    for (size_t i = 0; status == PM_OK && i < *taken; i++) {
        attributes[i].value = value;
        value += strlen(value) + 1;
    }
    return status;
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int space_count, const xmlChar **spaces, int count, int defaulted,
                     const xmlChar **given)
{
    (void)space_count;
    (void)spaces;
    (void)defaulted;
    reader *r = data;
    if (!goes_on(r)) {
        return;
    }
    pm_xml_attribute attributes[PM_MOST_XML_ATTRIBUTES];
    pm_xml_tag tag = {.name = (const char *)name,
                      .prefix = (const char *)prefix,
                      .space = (const char *)space,
                      .attributes = attributes,
                      .place = r->depth > 0 ? r->here : place_of_root(r)};
    if (r->depth == PM_DEEPEST_ELEMENT) {
        break_off_for(r, PM_FAULT_DEPTH, tag.place, "");
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
    r->here = place_of_parser(r);
    r->here.column++;
    settle(r, status);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)name;
    (void)prefix;
    (void)space;
    reader *r = data;
    if (goes_on(r) && r->depth > 0) {
        r->here = place_of_parser(r);
        r->depth--;
        settle(r, r->events->end(r->data, r->err));
    }
}

static void on_characters(void *data, const xmlChar *bytes, int length)
{
    reader *r = data;
    if (goes_on(r)) {
        pm_status status =
            r->events->characters(r->data, (const char *)bytes, (size_t)length, r->here, r->err);
        r->here = place_of_parser(r);
        settle(r, status);
    }
}

/* libxml2 reports a CDATA section before it moves over it, long ones in several pieces. */
static void on_cdata(void *data, const xmlChar *bytes, int length)
{
    reader *r = data;
    r->here = place_of_parser(r);
    if (goes_on(r)) {
        settle(r, r->events->characters(r->data, (const char *)bytes, (size_t)length, r->here,
                                        r->err));
    }
}

static void on_comment(void *data, const xmlChar *text)
{
    (void)text;
    reader *r = data;
    r->here = place_of_parser(r);
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
    (void)target;
    on_comment(data, text);
}

/* A DOCTYPE: the door to entities and to other files. The parsing ends before any of it is read. */
static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    reader *r = data;
    pm_place place = {r->guard.doctype_line, r->guard.doctype_column};
    if (goes_on(r)) {
        break_off_for(r, PM_FAULT_DOCTYPE, place, "");
        settle(r, PM_OK);
    }
}

static xmlSAXHandler handlers(void)
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
    handler.serror = on_fault;
    return handler;
}

/* --- the source ------------------------------------------------------------------------------ */

/* Makes the parser; its first bytes show it the encoding. */
static pm_status open_parser(reader *r, const char *bytes, size_t length)
{
    xmlSAXHandler handler = handlers();
    r->parser = xmlCreatePushParserCtxt(&handler, r, bytes, (int)length, NULL);
    if (r->parser == NULL) {
        return pm_fail_memory(r->err);
    }
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET);
    return PM_OK;
}

/* Looks over a chunk and pushes it into the parser, up to where it is sound. */
static pm_status push(reader *r, const char *chunk, size_t length)
{
    pm_error fault = {0};
    size_t sound = 0;
    size_t shown = 0;
    pm_status guarded = pm_tag_guard_scan(&r->guard, chunk, length, &sound, &fault);
    if (guarded == PM_MEMORY) {
        return pm_fail_memory(r->err);
    }
    if (r->parser == NULL) {
        shown = sound < FIRST_BYTES ? sound : FIRST_BYTES;
        keep_status(r, open_parser(r, chunk, shown));
    }
    if (r->status == PM_OK && sound > shown) {
        xmlParseChunk(r->parser, chunk + shown, (int)(sound - shown), 0);
    }
    if (guarded == PM_INVALID && goes_on(r)) {
        break_off(r, &fault);
    }
    return r->status;
}

/* Reads the first chunk: what the file is, then the guard and the parser for it. */
static pm_status read_first(reader *r, char *chunk, size_t *length)
{
    pm_error fault = {0};
    pm_encoding encoding = PM_ENCODING_UTF8;
    bool mark = false;
    pm_status status = pm_source_read(r->source, chunk, length, r->err);
    if (status != PM_OK) {
        return status;
    }
    if (pm_xml_look(chunk, *length, &encoding, &mark, &fault) != PM_OK) {
        break_off(r, &fault);
        return r->status;
    }
    r->guard = pm_tag_guard_start(encoding, mark);
    return push(r, chunk, *length);
}

/* The file ends within a tag, a comment or the like: the parser would take what there is of it for
 * the whole and complain of that. */
static void report_cut(reader *r)
{
    const char *what = NULL;
    const char *closing = NULL;
    if (!pm_tag_guard_is_open(&r->guard, &what, &closing)) {
        return;
    }
    pm_error fault = {0};
    pm_fail_at(&fault, PM_INVALID, r->guard.tag_line, r->guard.tag_column,
               "The file ends before the %s that begins here is closed: it was cut short, or "
               "\"%s\" is missing.",
               what, closing);
    break_off(r, &fault);
}

/* The source is at its end: is what the parser was given whole? */
static void end_parsing(reader *r)
{
    report_cut(r);
    if (!goes_on(r)) {
        return;
    }
    r->at_end = true;
    xmlParseChunk(r->parser, NULL, 0, 1);
    if (goes_on(r) && !r->parser->wellFormed) {
        break_off_for(r, PM_FAULT_ENDING, place_of_parser(r), "");
    }
}

/* Reads the source to its end, or to where reading has to stop. */
static pm_status read_all(reader *r, char *chunk)
{
    size_t length = 0;
    pm_status status = read_first(r, chunk, &length);
    while (status == PM_OK && goes_on(r) && length == PM_SOURCE_CHUNK) {
        status = pm_source_read(r->source, chunk, &length, r->err);
        if (status == PM_OK) {
            status = push(r, chunk, length);
        }
    }
    if (status != PM_OK || !goes_on(r)) {
        return status;
    }
    end_parsing(r);
    return r->status;
}

/* libxml2 has one handler for what it cannot pin on a parser (conversions, memory) and prints by
 * default: ours stands in while we read. */
static pm_status read_quietly(reader *r)
{
    char *chunk = malloc(PM_SOURCE_CHUNK);
    if (chunk == NULL) {
        return pm_fail_memory(r->err);
    }
    xmlStructuredErrorFunc old = xmlStructuredError;
    void *old_data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(r, on_fault);
    pm_status status = read_all(r, chunk);
    if (r->parser != NULL) {
        xmlFreeDoc(r->parser->myDoc);
        r->parser->myDoc = NULL;
        xmlFreeParserCtxt(r->parser);
    }
    xmlSetStructuredErrorFunc(old_data, old);
    free(chunk);
    return status;
}

const char *pm_xml_attribute_of(const pm_xml_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->attribute_count; i++) {
        if (strcmp(tag->attributes[i].name, name) == 0) {
            return tag->attributes[i].value;
        }
    }
    return NULL;
}

pm_status pm_xml_read(pm_source *source, const pm_xml_events *events, void *data, bool *whole,
                      pm_place *end, pm_error *err)
{
    reader *r = pm_new_array(1, sizeof *r);
    if (r == NULL) {
        return pm_fail_memory(err);
    }
    r->source = source;
    r->events = events;
    r->data = data;
    r->err = err;
    r->here = (pm_place){1, 1};
    pm_status status = read_quietly(r);
    *whole = status == PM_OK && goes_on(r);
    *end = r->here;
    pm_text_free(&r->attribute_text);
    free(r);
    return status;
}
