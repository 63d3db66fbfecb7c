/* wrap: formats that put something around a text, and say themselves where it begins and ends.
 *
 * <doc …> lines, front matter, a mail's header, fields, Project Gutenberg's frame, CoNLL-U's comments. A head is judged
 * line by line as the document comes in, within bounds, and nothing is looked at twice; what does not keep to its
 * format is text. */
#ifndef WRAP_H
#define WRAP_H

#include "keyvalue.h"
#include "lang.h"
#include "stream.h"

enum {
	WRAP_LIMIT = 600,      /* lines, if the user says nothing */
	WRAP_MOST = 1 << 16,   /* the most bytes of a head, or a tail */
	WRAP_FIELDS_MOST = 64, /* the most fields that are not a mail's */
	WRAP_NAME_LONGEST = 60 /* the longest name of a field, in bytes */
};

enum wrap_format {
	WRAP_AUTO,
	WRAP_PLAIN,
	WRAP_DOC,
	WRAP_YAML,
	WRAP_TOML,
	WRAP_JSON,
	WRAP_MAIL,
	WRAP_FIELDS,
	WRAP_GUTENBERG,
	WRAP_CONLLU
};

/* What is known of a document's wrapping; the caller sets `want` and `limit`, and zeroes the rest at each document. */
typedef struct {
	enum wrap_format want; /* what the user says */
	size_t limit;          /* the most lines of a head */
	enum wrap_format is;   /* what it is, or may be; WRAP_AUTO at first */
	enum wrap_format past; /* with WRAP_PAST: what it seemed to be */
	size_t pos, lines;     /* so far the head is looked through; so many lines */
	size_t depth;          /* of JSON: open brackets */
	bool string, escape;   /* inside a string; behind a backslash */
} wrap_state;

enum wrap_verdict {
	WRAP_NO,   /* the text has no head */
	WRAP_MORE, /* perhaps; its end is not in sight */
	WRAP_PAST, /* the limit was met before its end: it stays */
	WRAP_GOES
};

/* Judges a document's beginning (a BOM left out), as far as it is there; `whole`: it is all there. Called with ever
 * more of it until it says something else than WRAP_MORE. With WRAP_GOES the first *n bytes go, and their keys are
 * appended to *out. */
enum wrap_verdict wrap_head(wrap_state *s, const lang *l, span text, bool whole, size_t *n, keyvalue_array *out);

/* How many bytes at the beginning of a later paragraph go: CoNLL-U's comments. */
size_t wrap_paragraph(const wrap_state *s, span text, keyvalue_array *out);

/* Where in a later paragraph the tail of the document begins, text.n if nowhere: Project Gutenberg's end mark. */
size_t wrap_tail(const wrap_state *s, span text);

/* What a line is: VIEW_OPEN for <doc …>, VIEW_CLOSE for </doc>; <text …> is the same. And the keys of the former. */
enum view_kind wrap_border(span line);
void wrap_border_keys(span line, keyvalue_array *out);

/* Whether the white space behind the head goes, too, and whether a document may be nothing but the head. */
bool wrap_takes_space(const wrap_state *s);
bool wrap_is_certain(const wrap_state *s);

/* The name of a format, and what it is, for the user; NULL behind the last. */
const char *wrap_name(enum wrap_format f);
const char *wrap_about(enum wrap_format f);

#endif
