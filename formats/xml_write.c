/* XML out: see xml_write.h. The only file that knows libxml2's writer, which builds no tree: it
 * hands on its bytes as they come. */
#include "formats/xml_write.h"

#include <libxml/xmlwriter.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct pm_xml_writer {
    xmlTextWriterPtr xml;
    pm_text *out;
    pm_text clean; /* a value being written, without what XML cannot hold */
    size_t replaced;
    bool is_html;
    bool failed;
};

static int take_bytes(void *context, const char *bytes, int length)
{
    pm_text *out = context;
    pm_text_add_bytes(out, bytes, (size_t)length);
    return out->failed ? -1 : length;
}

/* libxml2 says -1 for all that goes wrong; only memory can, as names are ours. */
static void settle(pm_xml_writer *writer, int result)
{
    writer->failed = writer->failed || result < 0;
}

static const xmlChar *as_xml(const char *text)
{
    return (const xmlChar *)text;
}

/* A writer that has written nothing yet. */
static pm_status new_writer(pm_text *out, pm_xml_writer **writer, pm_error *err)
{
    pm_xml_writer *made = calloc(1, sizeof *made);
    xmlOutputBufferPtr buffer =
        made != NULL ? xmlOutputBufferCreateIO(take_bytes, NULL, out, NULL) : NULL;
    if (buffer == NULL) {
        free(made);
        return pm_fail_memory(err);
    }
    made->out = out;
    made->xml = xmlNewTextWriter(buffer);
    if (made->xml == NULL) {
        xmlOutputBufferClose(buffer);
        free(made);
        return pm_fail_memory(err);
    }
    *writer = made;
    return PM_OK;
}

pm_status pm_xml_writer_new(pm_text *out, pm_xml_writer **writer, pm_error *err)
{
    pm_status status = new_writer(out, writer, err);
    if (status == PM_OK) {
        settle(*writer, xmlTextWriterSetIndent((*writer)->xml, 1));
        settle(*writer, xmlTextWriterSetIndentString((*writer)->xml, as_xml("  ")));
        settle(*writer, xmlTextWriterStartDocument((*writer)->xml, "1.0", "UTF-8", NULL));
    }
    return status;
}

pm_status pm_html_writer_new(pm_text *out, pm_xml_writer **writer, pm_error *err)
{
    pm_status status = new_writer(out, writer, err);
    if (status == PM_OK) {
        (*writer)->is_html = true;
        settle(*writer, xmlTextWriterWriteRaw((*writer)->xml, as_xml("<!DOCTYPE html>\n")));
    }
    return status;
}

void pm_xml_writer_free(pm_xml_writer *writer)
{
    if (writer != NULL) {
        xmlFreeTextWriter(writer->xml);
        pm_text_free(&writer->clean);
        free(writer);
    }
}

/* --- values ---------------------------------------------------------------------------------- */

/* Can XML 1.0 hold the character at bytes? length is that of the character, 0 for an invalid byte.
 */
static bool fits_xml(const char *bytes, size_t length)
{
    unsigned char first = (unsigned char)bytes[0];
    if (length <= 1) {
        return length == 1 && (first >= 0x20 || strchr("\t\n\r", first) != NULL);
    }
    return strncmp(bytes, "\xEF\xBF\xBE", 3) != 0 && strncmp(bytes, "\xEF\xBF\xBF", 3) != 0;
}

/* The text itself, or where it has characters that XML cannot hold, a copy without them, borrowed
 * until the next call. */
static const char *clean(pm_xml_writer *writer, const char *text)
{
    size_t good = 0;
    size_t length = 0;
    while (text[good] != '\0' && fits_xml(text + good, length = pm_utf8_length(text + good))) {
        good += length;
    }
    if (text[good] == '\0') {
        return text;
    }
    writer->clean.length = 0;
    pm_text_add_bytes(&writer->clean, text, good);
    for (const char *rest = text + good; *rest != '\0'; rest += length) {
        length = pm_utf8_length(rest);
        bool fits = fits_xml(rest, length);
        length = length > 0 ? length : 1;
        pm_text_add_bytes(&writer->clean, fits ? rest : "\xEF\xBF\xBD", fits ? length : 3);
        writer->replaced += fits ? 0 : 1;
    }
    writer->failed = writer->failed || writer->clean.failed;
    return pm_text_bytes(&writer->clean);
}

/* --- elements -------------------------------------------------------------------------------- */

void pm_xml_put_start(pm_xml_writer *writer, const char *name)
{
    if (!writer->failed) {
        settle(writer, xmlTextWriterStartElement(writer->xml, as_xml(name)));
    }
}

void pm_xml_put_end(pm_xml_writer *writer)
{
    if (!writer->failed) {
        settle(writer, writer->is_html ? xmlTextWriterFullEndElement(writer->xml)
                                       : xmlTextWriterEndElement(writer->xml));
    }
}

void pm_xml_put_void(pm_xml_writer *writer)
{
    if (!writer->failed) {
        settle(writer, xmlTextWriterEndElement(writer->xml));
    }
}

void pm_xml_put_attribute(pm_xml_writer *writer, const char *name, const char *value)
{
    if (!writer->failed) {
        const char *fit = clean(writer, value);
        settle(writer, xmlTextWriterWriteAttribute(writer->xml, as_xml(name), as_xml(fit)));
    }
}

void pm_xml_put_text(pm_xml_writer *writer, const char *text)
{
    if (!writer->failed) {
        settle(writer, xmlTextWriterWriteString(writer->xml, as_xml(clean(writer, text))));
    }
}

void pm_xml_put_markup(pm_xml_writer *writer, const char *bytes, size_t length)
{
    if (length > INT_MAX) {
        writer->failed = true;
    }
    if (!writer->failed) {
        settle(writer, xmlTextWriterWriteRawLen(writer->xml, as_xml(bytes), (int)length));
    }
}

void pm_xml_put_leaf(pm_xml_writer *writer, const char *name, const char *text)
{
    pm_xml_put_start(writer, name);
    pm_xml_put_text(writer, text);
    pm_xml_put_end(writer);
}

void pm_xml_put_comment(pm_xml_writer *writer, const char *text)
{
    pm_text apart = {0};
    pm_text_add(&apart, " ");
    for (const char *at = clean(writer, text); *at != '\0'; at++) {
        bool ends = *at == '-' && apart.length > 0 && apart.bytes[apart.length - 1] == '-';
        pm_text_add(&apart, ends ? " " : "");
        pm_text_add_bytes(&apart, at, 1);
    }
    pm_text_add(&apart, " ");
    writer->failed = writer->failed || apart.failed;
    if (!writer->failed) {
        settle(writer, xmlTextWriterWriteComment(writer->xml, as_xml(pm_text_bytes(&apart))));
    }
    pm_text_free(&apart);
}

size_t pm_xml_replaced(const pm_xml_writer *writer)
{
    return writer->replaced;
}

pm_status pm_xml_writer_end(pm_xml_writer *writer, pm_error *err)
{
    if (!writer->failed) {
        settle(writer, xmlTextWriterEndDocument(writer->xml));
        settle(writer, xmlTextWriterFlush(writer->xml));
    }
    return writer->failed || writer->out->failed ? pm_fail_memory(err) : PM_OK;
}
