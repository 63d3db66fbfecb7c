#include "lang_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "die.h"

enum { WHERE_LONGEST = 64, LINE_LONGEST = 1024 };

enum { GRAMMAR = -2 };

/* What a section of the file is: words with a flag, values in a table, or meta rules. */
static const struct section {
	const char *name;
	uint32_t flag;
	int table; /* -1: none; GRAMMAR: the flag is one of grammar */
} sections[] = {
	{"abbreviation", LANG_ABBREVIATION, -1},
	{"abbreviation-final", LANG_ABBREVIATION_FINAL, -1},
	{"abbreviation-number", LANG_ABBREVIATION_NUMBER, -1},
	{"abbreviation-closing", LANG_ABBREVIATION_CLOSING, -1},
	{"fronted", LANG_FRONTED, -1},
	{"ordinal-noun", LANG_ORDINAL_NOUN, -1},
	{"ordinal-before", LANG_ORDINAL_BEFORE, -1},
	{"cardinal-before", LANG_CARDINAL_BEFORE, -1},
	{"opener", LANG_OPENER, -1},
	{"common", LANG_COMMON, -1},
	{"hyphen-space", LANG_HYPHEN_SPACE, -1},
	{"apostrophe", LANG_APOSTROPHE, -1},
	{"field", LANG_FIELD, -1},
	{"terminator", LANG_TERMINATOR, -1},
	{"break", LANG_BREAK, -1},
	{"join", LANG_JOIN, -1},
	{"sentence-stop", LANG_SENTENCE_STOP, -1},
	{"sentence-close", LANG_SENTENCE_CLOSE, -1},
	{"sentence-continue", LANG_SENTENCE_CONTINUE, -1},
	{"sentence-numeric", LANG_SENTENCE_NUMERIC, -1},
	{"month", LANG_MONTH, LANG_MONTHS},
	{"weekday", 0, LANG_WEEKDAYS},
	{"number", 0, LANG_NUMBERS},
	{"currency", 0, LANG_CURRENCY},
	{"unit", 0, LANG_UNITS},
	{"quote", 0, LANG_QUOTES},
	{"say-split", GRAM_SPLIT, LANG_PARTICLES},
	{"say", GRAM_SAY, GRAMMAR},
	{"said", GRAM_SAID, GRAMMAR},
	{"say-beside", GRAM_SAY_BESIDE, GRAMMAR},
	{"say-noun", GRAM_SAY_NOUN, GRAMMAR},
	{"source-before", GRAM_SOURCE_BEFORE, GRAMMAR},
	{"source-after", GRAM_SOURCE_AFTER, GRAMMAR},
	{"source-noun", GRAM_SOURCE_NOUN, GRAMMAR},
	{"source-tag", GRAM_SOURCE_TAG, GRAMMAR},
	{"source-adverb", GRAM_SOURCE_ADVERB, GRAMMAR},
	{"kind-noun", GRAM_KIND, GRAMMAR},
	{"called", GRAM_CALLED, GRAMMAR},
	{"article", GRAM_ARTICLE, GRAMMAR},
	{"article-oblique", GRAM_OBLIQUE, GRAMMAR},
	{"pronoun", GRAM_PRONOUN, GRAMMAR},
	{"impersonal", GRAM_IMPERSONAL, GRAMMAR},
	{"pronoun-object", GRAM_OBJECT, GRAMMAR},
	{"preposition", GRAM_PREPOSITION, GRAMMAR},
	{"link", GRAM_LINK, GRAMMAR},
	{"and", GRAM_AND, GRAMMAR},
	{"that", GRAM_THAT, GRAMMAR},
	{"clause", GRAM_CLAUSE, GRAMMAR},
	{"adverb", GRAM_ADVERB, GRAMMAR},
	{"auxiliary", GRAM_AUXILIARY, GRAMMAR},
	{"subjunctive", GRAM_SUBJUNCTIVE, GRAMMAR},
	{"verb", GRAM_VERB, GRAMMAR},
	{"relative", GRAM_RELATIVE, GRAMMAR},
	{"to", GRAM_TO, GRAMMAR},
	{"auxiliary-passive", GRAM_PASSIVE, GRAMMAR},
	{"quoted", GRAM_QUOTED, GRAMMAR},
	{"indefinite", GRAM_INDEFINITE, GRAMMAR},
	{"setting", 0, LANG_SETTINGS},
	{"meta", 0, -1},
};

enum { SECTIONS = sizeof sections / sizeof *sections };

/* A file as it is read. */
typedef struct {
	lang *lang;
	const char *file;
	size_t line;
	const struct section *section;
	lang_meta meta;   /* the stanza at hand, its name NULL between stanzas */
	buf key, capital; /* of the entry at hand */
	bool overlay;     /* the file is laid over others; */
	word_table given; /* then the flags that it has given itself */
	bool brief;       /* only what tells languages apart: settings and frequent words */
} reader;

static _Noreturn void fail(const reader *r, const char *what, span text)
{
	die(STATUS_USAGE, "%s:%zu: %s: '%.*s'", r->file, r->line, what, (int)text.n, (const char *)text.p);
}

static span trim(span s)
{
	const byte *end = s.p + s.n, *p = utf8_skip_space(s.p, end);
	return (span){p, (size_t)(utf8_trim_space(p, end) - p)};
}

/* A copy with a NUL behind it, for the life of the program's rules. */
static const char *copy(span s)
{
	char *p = zalloc(s.n + 1);
	if (s.n) memcpy(p, s.p, s.n);
	return p;
}

/* A character that is written as U+ and its number. */
static bool read_code_point(buf *key, span word)
{
	char32_t c = 0;
	if (word.n < 6 || word.n > 8 || word.p[0] != 'U' || word.p[1] != '+') return false;
	for (size_t i = 2; i < word.n; i++) {
		const char *digits = "0123456789ABCDEF", *digit = strchr(digits, word.p[i]);
		if (!digit) return false;
		c = c << 4 | (char32_t)(digit - digits);
	}
	utf8_add(key, c);
	return true;
}

/* A word that is written so, a character after the other with spaces between; false if it is not. */
static bool read_code_points(buf *key, span word)
{
	while (word.n) {
		if (read_code_point(key, span_word(&word))) continue;
		buf_clear(key);
		return false;
	}
	return key->n > 0;
}

/* The word as it is looked up: without the white space inside an abbreviation. */
static void squeeze(buf *key, span word)
{
	buf_clear(key);
	if (read_code_points(key, word)) return;
	const byte *p = word.p, *end = word.p + word.n;
	while (p < end) {
		const byte *at = p;
		if (!utf8_is_space(utf8_next(&p, end))) buf_add(key, (span){at, (size_t)(p - at)});
	}
}

/* Marks each beginning of an abbreviation that ends in an inner full stop. */
static void add_parts(lang *l, span key)
{
	for (size_t i = 1; i + 1 < key.n; i++)
		if (key.p[i - 1] == '.') *word_put(&l->words, span_cut(key, 0, i)) |= LANG_PART;
}

/* Sections that say different things of a word: a user's file takes it out of those others that it has not named
 * itself. */
static uint32_t rivals(uint32_t flag)
{
	const uint32_t abbreviations =
		LANG_ABBREVIATION | LANG_ABBREVIATION_FINAL | LANG_ABBREVIATION_NUMBER | LANG_ABBREVIATION_CLOSING;
	if (flag & (LANG_BREAK | LANG_JOIN)) return LANG_BREAK | LANG_JOIN;
	return flag & abbreviations ? abbreviations : 0;
}

static void add_flag(reader *r, span key, uint32_t flag)
{
	uint32_t *flags = word_put(&r->lang->words, key);
	if (!flags) fail(r, "a word of 1 to 63 bytes was expected", key);
	if (r->overlay) {
		uint32_t *given = word_put(&r->given, key);
		*flags &= ~(rivals(flag) & ~*given);
		*given |= flag;
	}
	*flags |= flag;
	r->lang->decides |= (flag & (LANG_BREAK | LANG_JOIN)) != 0;
	add_parts(r->lang, key);
}

/* The same word with a capital first letter, if it has a small one. */
static bool capitalise(buf *out, span key)
{
	const byte *p = key.p;
	char32_t first = utf8_next(&p, key.p + key.n), capital = uc_totitle(first);
	if (capital == first) return false;
	buf_clear(out);
	utf8_add(out, capital);
	buf_add(out, (span){p, (size_t)(key.p + key.n - p)});
	return true;
}

/* Appends a value, U+ and a number in it as the character that it means. */
static void add_text(buf *texts, span value)
{
	while (value.n) {
		span word = span_word(&value);
		if (!read_code_point(texts, word)) buf_add(texts, word);
		if (value.n) buf_add_byte(texts, ' ');
	}
	buf_add_byte(texts, 0);
}

static void add_grammar(reader *r, span key, uint32_t grammar)
{
	uint32_t *flags = word_put(&r->lang->grammar, key);
	if (!flags) fail(r, "a word of 1 to 63 bytes was expected", key);
	*flags |= grammar;
}

static void add_value(reader *r, enum lang_table table, span key, span value)
{
	lang *l = r->lang;
	uint32_t *at = word_put(&l->tables[table], key);
	if (!at) fail(r, "a word of 1 to 63 bytes was expected", key);
	*at = (uint32_t)l->texts.n + 1;
	add_text(&l->texts, value);
}

/* One entry: a word, or `word = value`. */
static void read_entry(reader *r, span entry)
{
	const struct section *s = r->section;
	const byte *equals = s->table < 0 ? NULL : memchr(entry.p, '=', entry.n);
	if (s->table >= 0 && !equals) fail(r, "'word = value' was expected", entry);
	span word = equals ? trim((span){entry.p, (size_t)(equals - entry.p)}) : entry;
	span value = equals ? trim((span){equals + 1, (size_t)(entry.p + entry.n - equals - 1)}) : (span){0};
	squeeze(&r->key, word);
	span key = buf_span(&r->key);
	if (s->table == GRAMMAR || s->table == LANG_PARTICLES) {
		add_grammar(r, key, s->flag);
		if (s->table == LANG_PARTICLES) add_value(r, LANG_PARTICLES, key, value);
		return;
	}
	bool both = s->table != LANG_SETTINGS && s->table != LANG_QUOTES && key.n && capitalise(&r->capital, key);
	if (s->flag) add_flag(r, key, s->flag);
	if (s->flag && both) add_flag(r, buf_span(&r->capital), s->flag);
	if (s->table >= 0) add_value(r, (enum lang_table)s->table, key, value);
	if (s->table >= 0 && both) add_value(r, (enum lang_table)s->table, buf_span(&r->capital), value);
}

/* Takes a pattern between slashes off the line; NULL at its end. A slash inside needs no escape: the pattern ends at
 * one with white space or nothing behind it. */
static pattern *read_pattern(reader *r, span *line)
{
	char where[WHERE_LONGEST];
	size_t n = 1;
	if (line->n == 0) return NULL;
	while (n < line->n &&
		!(line->p[n] == '/' && (n + 1 == line->n || line->p[n + 1] == ' ' || line->p[n + 1] == '\t')))
		n++;
	if (line->p[0] != '/' || n == line->n) fail(r, "'/pattern before/ /pattern after/' was expected", *line);
	snprintf(where, sizeof where, "%s:%zu", r->file, r->line);
	pattern *p = pattern_new(span_cut(*line, 1, n), where);
	if (pattern_error(p)) fail(r, pattern_error(p), span_cut(*line, 1, n));
	*line = trim(span_cut(*line, n + 1, line->n));
	return p;
}

static void read_decision(reader *r, span line)
{
	lang *l = r->lang;
	l->decides = true;
	lang_decision d = {.breaks = r->section->flag == LANG_BREAK};
	d.before = read_pattern(r, &line);
	d.after = read_pattern(r, &line);
	if (line.n) fail(r, "nothing more was expected", line);
	l->decisions = array_grow(l->decisions, &l->cap_decisions, l->n_decisions + 1, sizeof *l->decisions);
	l->decisions[l->n_decisions++] = d;
}

/* A line of entries parted by commas; a setting has a line of its own, for its value may be a comma. */
static void read_entries(reader *r, span line)
{
	if (r->section->table == LANG_SETTINGS) {
		read_entry(r, line);
		return;
	}
	if (line.n && line.p[0] == '/' && r->section->flag & (LANG_BREAK | LANG_JOIN)) {
		read_decision(r, line);
		return;
	}
	while (line.n) {
		const byte *comma = memchr(line.p, ',', line.n);
		size_t n = comma ? (size_t)(comma - line.p) : line.n;
		span entry = trim(span_cut(line, 0, n));
		if (entry.n) read_entry(r, entry);
		line = span_cut(line, n < line.n ? n + 1 : n, line.n);
	}
}

/* Ends the stanza at hand. */
static void finish_meta(reader *r)
{
	lang *l = r->lang;
	lang_meta m = r->meta;
	if (!m.name) return;
	if (!m.kind || !m.place || !m.pattern) fail(r, "a rule needs kind, place and pattern", span_of(m.name));
	bool line = strcmp(m.place, "line") == 0;
	if (line != (m.longest > 0)) fail(r, "'longest' is for the place line, and needed there", span_of(m.name));
	if (!line && m.opens) fail(r, "'open' is for the place line", span_of(m.name));
	l->metas = array_grow(l->metas, &l->cap_metas, l->n_metas + 1, sizeof *l->metas);
	l->metas[l->n_metas++] = m;
	r->meta = (lang_meta){0};
}

static bool key_is(span line, const char *key, span *value)
{
	size_t n = strlen(key);
	if (line.n < n + 1 || memcmp(line.p, key, n) != 0 || line.p[n] != ':') return false;
	*value = span_cut(line, n + (line.n > n + 1 ? 2 : 1), line.n);
	return true;
}

/* The literals of a rule, with line feeds between them. */
static void add_opener(reader *r, span literal)
{
	buf all = {0};
	if (literal.n == 0) fail(r, "an opener was expected", literal);
	if (r->meta.opens) buf_add(&all, span_of(r->meta.opens));
	if (r->meta.opens) buf_add_byte(&all, '\n');
	buf_add(&all, literal);
	free((void *)(uintptr_t)r->meta.opens);
	r->meta.opens = copy(buf_span(&all));
	buf_free(&all);
}

static void read_longest(reader *r, span value)
{
	size_t n = 0;
	for (size_t i = 0; i < value.n && n <= LINE_LONGEST; i++) {
		if (value.p[i] < '0' || value.p[i] > '9') fail(r, "a number was expected", value);
		n = 10 * n + (size_t)(value.p[i] - '0');
	}
	if (n == 0 || n > LINE_LONGEST) fail(r, "a number from 1 to 1024 was expected", value);
	r->meta.longest = n;
}

/* `yes` and `no` are examples, for the tests to check. */
static void read_meta(reader *r, span line)
{
	span value;
	char where[WHERE_LONGEST];
	snprintf(where, sizeof where, "%s:%zu", r->file, r->line);
	if (key_is(line, "rule", &value)) {
		finish_meta(r);
		r->meta = (lang_meta){.name = copy(value), .where = copy(span_of(where))};
	} else if (!r->meta.name) {
		fail(r, "'rule: name' was expected", line);
	} else if (key_is(line, "kind", &value)) {
		r->meta.kind = copy(value);
	} else if (key_is(line, "place", &value)) {
		r->meta.place = copy(value);
	} else if (key_is(line, "open", &value)) {
		add_opener(r, value);
	} else if (key_is(line, "longest", &value)) {
		read_longest(r, value);
	} else if (key_is(line, "pattern", &value)) {
		r->meta.pattern = pattern_new(value, where);
		if (r->overlay && pattern_error(r->meta.pattern)) fail(r, pattern_error(r->meta.pattern), value);
	} else if (!key_is(line, "yes", &value) && !key_is(line, "no", &value)) {
		fail(r, "rule, kind, place, open, longest, pattern, yes or no was expected", line);
	}
}

static void read_section(reader *r, span line)
{
	finish_meta(r);
	span name = span_cut(line, 1, line.n - 1);
	for (int i = 0; i < SECTIONS; i++)
		if (span_equal(name, span_of(sections[i].name))) {
			r->section = sections + i;
			return;
		}
	fail(r, "no such section", name);
}

static void read_line(reader *r, span line)
{
	span trimmed = trim(line);
	if (trimmed.n == 0 || line.p[0] == '#') return;
	if (trimmed.p[0] == '[' && trimmed.p[trimmed.n - 1] == ']') {
		read_section(r, trimmed);
	} else if (!r->section) {
		fail(r, "a section was expected", line);
	} else if (r->brief && r->section->flag != LANG_COMMON && r->section->table != LANG_SETTINGS) {
		return;
	} else if (r->section->flag || r->section->table >= 0) {
		read_entries(r, trimmed);
	} else {
		read_meta(r, line);
	}
}

void lang_read(lang *l, const char *file, span text, enum lang_reading how)
{
	if (text.n >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0) text = span_cut(text, 3, text.n);
	reader r = {.lang = l, .file = file, .brief = how == LANG_BRIEF, .overlay = how == LANG_OVERLAY};
	while (text.n) {
		const byte *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;
		bool carriage = n > 0 && text.p[n - 1] == '\r';
		r.line++;
		read_line(&r, span_cut(text, 0, n - carriage));
		text = span_cut(text, end ? n + 1 : n, text.n);
	}
	finish_meta(&r);
	buf_free(&r.key);
	buf_free(&r.capital);
	word_free(&r.given);
}
