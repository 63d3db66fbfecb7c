/* records: are TSV and JSON what the manual says?
 *
 * usage: test-records [-w] INPUT <TSV     checks start, end, cstart, cend and text of each record against the input, or
 * the file it names test-records -j <JSON            checks that this is JSON Lines, and writes it as TSV
 *
 * -w: white space may differ, as it does behind strip-meta -a and split-sentences -a, and code points with it.
 * Names the lines that are wrong; exits 1 if there were any. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "join.h"
#include "lang_set.h"

enum { COLUMNS_MOST = 64 };

static int wrong;

static void complain(size_t line, const char *what, span s)
{
	if (wrong++ < 10) printf("line %zu: %s: '%.*s'\n", line, what, (int)(s.n < 200 ? s.n : 200), (const char *)s.p);
}

static void read_all(FILE *f, buf *b)
{
	size_t n;
	do {
		buf_reserve(b, 1 << 16);
		n = fread(b->p + b->n, 1, 1 << 16, f);
		b->n += n;
	} while (n > 0);
}

/* Takes the next line off a text. */
static span next_line(span *text)
{
	const byte *feed = memchr(text->p, '\n', text->n);
	size_t n = feed ? (size_t)(feed - text->p) : text->n;
	span line = span_cut(*text, 0, n);
	*text = span_cut(*text, feed ? n + 1 : n, text->n);
	return line;
}

/* ---- JSON ---- */

static bool take(span *s, const char *what)
{
	size_t n = strlen(what);
	if (s->n < n || memcmp(s->p, what, n) != 0) return false;
	*s = span_cut(*s, n, s->n);
	return true;
}

static bool take_hex(span *s, char32_t *c)
{
	*c = 0;
	for (int i = 0; i < 4; i++) {
		const char *digits = "0123456789abcdef";
		const char *at = s->n && *s->p ? strchr(digits, *s->p | 0x20) : NULL;
		if (!at) return false;
		*c = *c * 16 + (char32_t)(at - digits);
		*s = span_cut(*s, 1, s->n);
	}
	return true;
}

static bool take_escape(span *s, buf *out)
{
	static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	char32_t c;
	if (s->n == 0 || *s->p == 0) return false;
	byte letter = *s->p;
	*s = span_cut(*s, 1, s->n);
	const char *at = strchr(letters, letter);
	if (at) buf_add_byte(out, (byte)bytes[at - letters]);
	else if (letter != 'u' || !take_hex(s, &c)) return false;
	else utf8_add(out, c);
	return true;
}

static bool take_string(span *s, buf *out)
{
	buf_clear(out);
	if (!take(s, "\"")) return false;
	while (s->n && *s->p != '"') {
		byte c = *s->p;
		if (c < ' ') return false;
		*s = span_cut(*s, 1, s->n);
		if (c != '\\') buf_add_byte(out, c);
		else if (!take_escape(s, out)) return false;
	}
	return take(s, "\"");
}

/* A string, a whole number that does not begin with 0, or null, which is empty. */
static bool take_value(span *s, buf *out)
{
	buf_clear(out);
	if (take(s, "null")) return true;
	if (s->n && *s->p == '"') return take_string(s, out);
	while (s->n && *s->p >= '0' && *s->p <= '9') {
		buf_add_byte(out, *s->p);
		*s = span_cut(*s, 1, s->n);
	}
	return out->n == 1 || (out->n && *out->p != '0');
}

static void add_tsv(buf *out, span s)
{
	for (size_t i = 0; i < s.n; i++) {
		byte c = s.p[i];
		if (c == '\n') buf_add(out, span_of("\\n"));
		else if (c == '\t') buf_add(out, span_of("\\t"));
		else if (c == '\\') buf_add(out, span_of("\\\\"));
		else buf_add_byte(out, c);
	}
}

/* One object: its names to *names, its values to *values, parted by tabs. */
static bool read_object(span s, buf *names, buf *values)
{
	buf name = {0}, value = {0};
	bool ok = take(&s, "{"), more = ok;
	while (more) {
		ok = take_string(&s, &name) && take(&s, ":") && take_value(&s, &value);
		if (names->n) buf_add_byte(names, '\t'), buf_add_byte(values, '\t');
		add_tsv(names, buf_span(&name));
		add_tsv(values, buf_span(&value));
		more = ok && take(&s, ",");
	}
	ok = ok && take(&s, "}") && s.n == 0;
	buf_free(&name);
	buf_free(&value);
	return ok;
}

static void json_to_tsv(span text)
{
	buf first = {0}, names = {0}, values = {0};
	if (text.n && text.p[text.n - 1] != '\n') complain(0, "no line end", span_of(""));
	for (size_t n = 1; text.n; n++) {
		span line = next_line(&text);
		buf_clear(&names);
		buf_clear(&values);
		if (!read_object(line, &names, &values)) complain(n, "no JSON", line);
		if (utf8_invalid(line.p, line.p + line.n) < line.p + line.n) complain(n, "no UTF-8", line);
		if (n == 1) buf_add(&first, buf_span(&names)), printf("%.*s\n", (int)names.n, (char *)names.p);
		else if (!span_equal(buf_span(&first), buf_span(&names))) complain(n, "other names than before", line);
		fwrite(values.p, 1, values.n, stdout);
		putchar('\n');
	}
	buf_free(&first);
	buf_free(&names);
	buf_free(&values);
}

/* ---- Offsets ---- */

/* The text that records speak of, and code points counted so far. */
typedef struct {
	buf name, text;
	size_t counted, count;
} source;

static void open_source(source *s, span name)
{
	if (s->text.p && span_equal(buf_span(&s->name), name)) return;
	buf_clear(&s->name);
	buf_clear(&s->text);
	buf_add(&s->name, name);
	buf_reserve(&s->name, 1);
	s->name.p[s->name.n] = 0;
	s->counted = s->count = 0;
	FILE *f = fopen((char *)s->name.p, "rb");
	if (!f) {
		perror((char *)s->name.p);
		exit(2);
	}
	read_all(f, &s->text);
	fclose(f);
}

/* The code points before an offset. */
static size_t code_points(source *s, size_t at)
{
	const byte *p = s->text.p + at, *counted = s->text.p + s->counted;
	if (p >= counted) s->count += utf8_count_any(counted, p);
	else s->count -= utf8_count_any(p, counted);
	s->counted = at;
	return s->count;
}

typedef struct {
	span names[COLUMNS_MOST], values[COLUMNS_MOST];
	size_t n, n_names;
	bool quotes; /* find-quotes: text is without the marks */
	bool loose;  /* -w */
	lang_set langs;
	source source;
	buf cut, text, a, b;
} table;

static size_t split(span line, span *columns)
{
	size_t n = 0;
	for (;;) {
		const byte *tab = memchr(line.p, '\t', line.n);
		size_t at = tab ? (size_t)(tab - line.p) : line.n;
		if (n < COLUMNS_MOST) columns[n++] = span_cut(line, 0, at);
		if (!tab) return n;
		line = span_cut(line, at + 1, line.n);
	}
}

static span column(const table *t, const char *prefix, const char *name)
{
	char whole[64];
	snprintf(whole, sizeof whole, "%s%s", prefix, name);
	for (size_t i = 0; i < t->n; i++)
		if (span_equal(t->names[i], span_of(whole))) return t->values[i];
	return (span){0};
}

static bool number(span s, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9') return false;
		*n = *n * 10 + (size_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

static void unescape(span s, buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\\' || i + 1 == s.n) buf_add_byte(out, s.p[i]);
		else buf_add_byte(out, s.p[++i] == 'n' ? '\n' : s.p[i] == 't' ? '\t' : s.p[i]);
	}
}

/* Without white space, if that does not count; bytes that are no UTF-8 as U+FFFD. */
static void add_normal(buf *out, span s, bool loose)
{
	for (const byte *p = s.p, *end = s.p + s.n; p < end;) {
		char32_t c = utf8_next(&p, end);
		if (!loose || !utf8_is_space(c)) utf8_add(out, c);
	}
}

/* Line breaks joined. */
static void add_joined(const table *t, const lang *l, span s, buf *out)
{
	const byte *p = s.p, *end = s.p + s.n;
	join j;
	buf_clear(out);
	while (p < end && join_find(l, s.p, p, end, &j)) {
		add_normal(out, (span){p, (size_t)(j.from - p)}, t->loose);
		if (j.space && !t->loose) buf_add_byte(out, ' ');
		p = j.to;
	}
	add_normal(out, (span){p, (size_t)(end - p)}, t->loose);
}

/* Whether `text` stands in `cut`, with marks and white space around it and nothing else. */
static bool within_marks(span cut, span text)
{
	for (size_t from = 0; from + text.n <= cut.n && from <= 12; from++) {
		if (text.n && memcmp(cut.p + from, text.p, text.n) != 0) continue;
		bool words = false;
		const byte *p = cut.p, *end = cut.p + cut.n;
		while (p < end) {
			if (p == cut.p + from) p += text.n;
			if (p < end && utf8_is_word(utf8_next(&p, end))) words = true;
		}
		return !words;
	}
	return false;
}

/* The offsets of one span; empty ones are right where nothing is to be said. */
static bool check_place(table *t, size_t line, const char *prefix, size_t *start, size_t *end)
{
	static const char *const names[] = {"start", "end", "cstart", "cend"};
	size_t at[4];
	for (int i = 0; i < 4; i++)
		if (!number(column(t, prefix, names[i]), at + i)) {
			if (!*prefix || column(t, prefix, names[i]).n)
				complain(line, "no number", column(t, prefix, names[i]));
			return false;
		}
	*start = at[0], *end = at[1];
	if (at[0] > at[1] || at[1] > t->source.text.n) complain(line, "not in the input", column(t, prefix, "end"));
	else if (t->loose) return true; /* code points are those of the text that was blanked */
	else if (code_points(&t->source, at[0]) != at[2]) complain(line, "wrong cstart", column(t, prefix, "cstart"));
	else if (code_points(&t->source, at[1]) != at[3]) complain(line, "wrong cend", column(t, prefix, "cend"));
	else return true;
	return false;
}

static void check_record(table *t, size_t line, const char *input)
{
	static const char *const parts[] = {"speaker_", "cue_"};
	size_t start, end, from, to;
	span file = column(t, "", "file"), code = column(t, "", "lang");
	char name[16];
	unescape(file.n ? file : span_of(input), &t->cut);
	open_source(&t->source, buf_span(&t->cut));
	snprintf(name, sizeof name, "%.*s", (int)code.n, (const char *)code.p);
	const lang *l = lang_set_get(&t->langs, name);
	if (!l) complain(line, "no such language", code);
	if (!l || !check_place(t, line, "", &start, &end)) return;
	add_joined(t, l, (span){t->source.text.p + start, end - start}, &t->a);
	unescape(column(t, "", "text"), &t->text);
	buf_clear(&t->b);
	add_normal(&t->b, buf_span(&t->text), t->loose);
	bool same = t->quotes ? within_marks(buf_span(&t->a), buf_span(&t->b))
			      : span_equal(buf_span(&t->a), buf_span(&t->b));
	if (!same) complain(line, "text is not what start..end cuts out", column(t, "", "text"));
	for (size_t i = 0; t->quotes && i < 2; i++) check_place(t, line, parts[i], &from, &to);
}

static void check_tsv(span text, const char *input, bool loose)
{
	table t = {.loose = loose};
	span header = next_line(&text);
	t.n_names = split(header, t.names);
	for (size_t i = 0; i < t.n_names; i++) t.quotes |= span_equal(t.names[i], span_of("speaker"));
	if (!span_equal(t.names[0], span_of("file"))) complain(1, "no header", header);
	for (size_t n = 2; text.n; n++) {
		span line = next_line(&text);
		t.n = split(line, t.values);
		if (t.n != t.n_names) complain(n, "wrong number of columns", line);
		else check_record(&t, n, input);
	}
	lang_set_free(&t.langs);
	buf *all[] = {&t.source.name, &t.source.text, &t.cut, &t.text, &t.a, &t.b};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) buf_free(all[i]);
}

int main(int argc, char **argv)
{
	buf b = {0};
	bool json = argc == 2 && strcmp(argv[1], "-j") == 0, loose = argc == 3 && strcmp(argv[1], "-w") == 0;
	if (argc != 2 + loose) {
		fputs("usage: test-records [-w] INPUT <TSV, or test-records -j <JSON\n", stderr);
		return 2;
	}
	read_all(stdin, &b);
	if (json) json_to_tsv(buf_span(&b));
	else check_tsv(buf_span(&b), argv[1 + loose], loose);
	buf_free(&b);
	return wrong > 0;
}
