/* XML in: a source of bytes in, events out. See xml_read.h; only this file and xml_events.c know
 * libxml2.
 *
 * The source is read in chunks; each is looked over by the tag guard and pushed into libxml2's SAX2
 * parser, whose events go on to the reader of a format. libxml2 builds no tree, expands no entity
 * but the five of XML itself, opens nothing and prints nothing. */
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/xml_events.h"

/* Makes the parser and tells it the encoding. */
static pm_status open_parser(pm_xml_reader *r, const pm_encoding *encoding)
{
    xmlSAXHandler handler = pm_xml_handlers();
    r->parser = xmlCreatePushParserCtxt(&handler, r, NULL, 0, NULL);
    if (r->parser == NULL) {
        return pm_fail_memory(r->err);
    }
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    if (encoding->kind == PM_ENCODING_UTF8) {
        xmlSwitchEncoding(r->parser, XML_CHAR_ENCODING_UTF8);
        return PM_OK;
    }
    xmlCharEncodingHandlerPtr converter = xmlFindCharEncodingHandler(encoding->name);
    if (converter == NULL || xmlSwitchToEncoding(r->parser, converter) != 0) {
        return pm_fail(r->err, PM_INTERNAL, "libxml2 cannot read the encoding %s.", encoding->name);
    }
    return PM_OK;
}

/* Makes a carriage return that stands alone the line feed that XML takes it for: the parser counts
 * lines by those. Returns what of the chunk is to be read. */
static char *mend_line_ends(pm_xml_reader *r, char *chunk, size_t *length)
{
    if (pm_encoding_is_wide(r->guard.characters.encoding) || *length == 0) {
        return chunk;
    }
    char *end = chunk + *length;
    char *start = r->after_return && *chunk == '\n' ? chunk + 1 : chunk;
    r->after_return = end[-1] == '\r';
    char *found = memchr(start, '\r', (size_t)(end - start));
    while (found != NULL) {
        if (found + 1 == end || found[1] != '\n') {
            *found = '\n';
        }
        found++;
        found = memchr(found, '\r', (size_t)(end - found));
    }
    *length = (size_t)(end - start);
    return start;
}

/* Looks over a chunk and pushes it into the parser, up to where it is sound. */
static pm_status push(pm_xml_reader *r, char *chunk, size_t length)
{
    chunk = mend_line_ends(r, chunk, &length);
    pm_error fault = {0};
    size_t sound = 0;
    pm_status guarded = pm_tag_guard_scan(&r->guard, chunk, length, &sound, &fault);
    if (guarded == PM_MEMORY) {
        return pm_fail_memory(r->err);
    }
    if (sound > 0) {
        xmlParseChunk(r->parser, chunk, (int)sound, 0);
    }
    if (guarded == PM_INVALID && pm_xml_goes_on(r)) {
        pm_xml_break_off(r, &fault);
    }
    return r->status;
}

static pm_status warn(pm_xml_reader *r, size_t line, size_t column, const char *message)
{
    return r->events->problem(r->data, false, (pm_place){line, column}, message, r->err);
}

/* Reads the first chunk: what the file is, then the guard and the parser for it. */
static pm_status read_first(pm_xml_reader *r, char *chunk, size_t *length)
{
    pm_error fault = {0};
    pm_xml_start start = {0};
    pm_status status = pm_source_read(r->source, chunk, length, r->err);
    if (status != PM_OK) {
        return status;
    }
    if (pm_xml_look(chunk, *length, &start, &fault) != PM_OK) {
        pm_xml_break_off(r, &fault);
        return r->status;
    }
    if (start.doubt.code != PM_OK) {
        status = warn(r, 1, 1, start.doubt.message);
    }
    r->guard = pm_tag_guard_start(start.encoding);
    if (status == PM_OK) {
        status = open_parser(r, start.encoding);
    }
    return status == PM_OK ? push(r, chunk + start.mark, *length - start.mark) : status;
}

/* The file ends within a tag, a comment or the like: the parser would take what there is of it for
 * the whole and complain of that. */
static void report_cut(pm_xml_reader *r)
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
    pm_xml_break_off(r, &fault);
}

/* The file is said to be of one byte a character and looks like UTF-8: it is read as it says, for
 * the other is only likely. */
static pm_status report_doubt(pm_xml_reader *r)
{
    const pm_characters *check = &r->guard.characters;
    if (!check->seems_utf8 || check->begun_length > 0) {
        return PM_OK;
    }
    char message[200];
    snprintf(message, sizeof message,
             "The file is read as %s, which its first line names, but looks like UTF-8 from here "
             "on. If names look garbled, correct that line to encoding=\"UTF-8\".",
             check->encoding->name);
    return warn(r, r->guard.doubt_line, r->guard.doubt_column, message);
}

/* The source is at its end: is what the parser was given whole? */
static pm_status end_parsing(pm_xml_reader *r)
{
    report_cut(r);
    if (!pm_xml_goes_on(r)) {
        return r->status;
    }
    r->at_end = true;
    xmlParseChunk(r->parser, NULL, 0, 1);
    if (pm_xml_goes_on(r) && !r->parser->wellFormed) {
        pm_xml_break_off_for(r, PM_FAULT_ENDING, pm_xml_place(r), "");
    }
    return r->status == PM_OK ? report_doubt(r) : r->status;
}

/* Reads the source to its end, or to where reading has to stop. */
static pm_status read_all(pm_xml_reader *r, char *chunk)
{
    size_t length = 0;
    pm_status status = read_first(r, chunk, &length);
    while (status == PM_OK && pm_xml_goes_on(r) && length == PM_SOURCE_CHUNK) {
        status = pm_source_read(r->source, chunk, &length, r->err);
        if (status == PM_OK) {
            status = push(r, chunk, length);
        }
    }
    return status == PM_OK && pm_xml_goes_on(r) ? end_parsing(r) : status;
}

/* libxml2 has one handler for what it cannot pin on a parser (conversions, memory) and prints by
 * default: ours stands in while we read. */
static pm_status read_quietly(pm_xml_reader *r)
{
    char *chunk = malloc(PM_SOURCE_CHUNK);
    if (chunk == NULL) {
        return pm_fail_memory(r->err);
    }
    xmlStructuredErrorFunc old = xmlStructuredError;
    void *old_data = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(r, pm_xml_on_fault);
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
    pm_xml_reader *r = pm_new_array(1, sizeof *r);
    if (r == NULL) {
        return pm_fail_memory(err);
    }
    r->source = source;
    r->events = events;
    r->data = data;
    r->err = err;
    r->here = (pm_place){1, 1};
    pm_status status = read_quietly(r);
    *whole = status == PM_OK && pm_xml_goes_on(r);
    *end = r->here;
    free(r->values);
    free(r);
    return status;
}
