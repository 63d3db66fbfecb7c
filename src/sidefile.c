#include "sidefile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "die.h"

void sidefile_open(sidefile *s, const char *name, const char *const *columns)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (fd < 0) die(STATUS_FAILED, "%s: %s", name, strerror(errno));
	*s = (sidefile){.name = name};
	output_open(&s->out, OUTPUT_JSON, columns);
	output_to(&s->out, fd, name);
}

void sidefile_input(sidefile *s, const char *file)
{
	sidefile_flush(s);
	s->file = file;
	s->start = 0;
}

/* A record that no rule made: of the last n bytes of the input. */
static void write_record(sidefile *s, const char *kind, uint64_t n, span value, uint64_t bstart, uint64_t bend)
{
	output *o = &s->out;
	const span none = {0};
	o->column = 0;
	output_field(o, s->file ? span_of(s->file) : none);
	for (int i = 0; i < 3; i++) output_field(o, none); /* doc, par, sent */
	output_field(o, span_of(kind));
	output_field_count(o, s->start - n);
	output_field_count(o, s->start);
	for (int i = 0; i < 6; i++) output_field(o, none); /* cstart, cend, text, lang, rule, key */
	output_field(o, value);
	output_field_count(o, bstart);
	output_field_count(o, bend);
	output_record_end(o);
}

void sidefile_flush(sidefile *s)
{
	bool same = span_equal(buf_span(&s->cut), buf_span(&s->instead));
	if (!same) {
		buf_clear(&s->text);
		base64_encode(&s->text, buf_span(&s->cut));
		buf_reserve(&s->text, 1); /* an empty value is a value */
		write_record(s, "cut", s->cut.n, buf_span(&s->text), s->body.n - s->instead.n, s->body.n);
	}
	buf_clear(&s->cut);
	buf_clear(&s->instead);
}

static void of_input(sidefile *s, span bytes)
{
	hash_add(&s->input, bytes);
	s->start += bytes.n;
}

void sidefile_keep(sidefile *s, span bytes)
{
	if (bytes.n == 0) return;
	sidefile_flush(s);
	of_input(s, bytes);
	hash_add(&s->body, bytes);
}

void sidefile_drop(sidefile *s, span bytes)
{
	while (bytes.n) {
		size_t room = SIDEFILE_CUT - s->cut.n, n = bytes.n < room ? bytes.n : room;
		buf_add(&s->cut, span_cut(bytes, 0, n));
		of_input(s, span_cut(bytes, 0, n));
		bytes = span_cut(bytes, n, bytes.n);
		if (s->cut.n == SIDEFILE_CUT) sidefile_flush(s);
	}
}

void sidefile_add(sidefile *s, span bytes)
{
	if (s->instead.n + bytes.n > SIDEFILE_CUT) sidefile_flush(s);
	buf_add(&s->instead, bytes);
	hash_add(&s->body, bytes);
}

void sidefile_finish(sidefile *s, uint64_t rules)
{
	char text[160];
	sidefile_flush(s);
	snprintf(text, sizeof text,
		"body %" PRIu64 " xxh64 %016" PRIx64 ", input %" PRIu64 " xxh64 %016" PRIx64 ", rules %016" PRIx64,
		s->body.n, hash_value(&s->body), s->input.n, hash_value(&s->input), rules);
	write_record(s, "end", 0, span_of(text), s->body.n, s->body.n);
}

void sidefile_close(sidefile *s)
{
	output_close(&s->out);
	buf_free(&s->cut);
	buf_free(&s->instead);
	buf_free(&s->text);
}

/* ---- Reading ---- */

/* Takes a string off the text, escapes as they are; false if there is none. */
static bool take_string(span *text, span *string)
{
	size_t i = 1;
	if (text->n < 2 || *text->p != '"') return false;
	while (i < text->n && text->p[i] != '"') i += text->p[i] == '\\' ? 2 : 1;
	if (i >= text->n) return false;
	*string = span_cut(*text, 1, i);
	*text = span_cut(*text, i + 1, text->n);
	return true;
}

/* Takes `"key":value` and the comma or bracket behind it; a value that is no string has its bytes. */
static bool take_member(span *text, span *key, span *value)
{
	if (!take_string(text, key) || text->n == 0 || *text->p != ':') return false;
	*text = span_cut(*text, 1, text->n);
	if (text->n && *text->p == '"') {
		if (!take_string(text, value)) return false;
	} else {
		size_t n = 0;
		while (n < text->n && text->p[n] != ',' && text->p[n] != '}') n++;
		*value = span_cut(*text, 0, n);
		*text = span_cut(*text, n, text->n);
	}
	if (text->n == 0 || (*text->p != ',' && *text->p != '}')) return false;
	*text = span_cut(*text, 1, text->n);
	return true;
}

static bool read_number(span s, uint64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || i > 18) return false;
		*n = 10 * *n + (uint64_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

static bool read_end(span value, sidefile_end *e)
{
	char text[160];
	int n = 0;
	snprintf(text, sizeof text, "%.*s", (int)value.n, (const char *)value.p);
	sscanf(text, "body %" SCNu64 " xxh64 %" SCNx64 ", input %" SCNu64 " xxh64 %" SCNx64 ", rules %" SCNx64 "%n",
		&e->body, &e->body_hash, &e->input, &e->input_hash, &e->rules, &n);
	return n > 0 && (size_t)n == value.n;
}

static bool is(span s, const char *text) { return span_equal(s, span_of(text)); }

bool sidefile_read(span line, sidefile_record *r)
{
	span key, value, text = {0};
	bool kind = false, start = false, end = false;
	r->kind = SIDEFILE_OTHER;
	if (line.n < 2 || *line.p != '{') return false;
	for (line = span_cut(line, 1, line.n); line.n;) {
		if (!take_member(&line, &key, &value)) return false;
		if (is(key, "kind")) {
			kind = true;
			r->kind = is(value, "cut")   ? SIDEFILE_IS_CUT
				  : is(value, "end") ? SIDEFILE_IS_END
						     : SIDEFILE_OTHER;
		}
		if (is(key, "value")) text = value;
		if (is(key, "bstart")) start = read_number(value, &r->bstart);
		if (is(key, "bend")) end = read_number(value, &r->bend);
	}
	buf_clear(&r->bytes);
	if (!kind || r->kind == SIDEFILE_OTHER) return kind;
	if (!start || !end || !text.p) return false;
	return r->kind == SIDEFILE_IS_END ? read_end(text, &r->end)
					  : r->bend >= r->bstart && base64_decode(&r->bytes, text);
}
