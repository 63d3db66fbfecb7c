#include "lang.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "die.h"
#include "lang_data.h"

enum { NAME_LONGEST = 64, LINE_LONGEST = 1024, READ_BLOCK = 1 << 14 };

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
		const byte *space = memchr(word.p, ' ', word.n);
		size_t n = space ? (size_t)(space - word.p) : word.n;
		if (!read_code_point(key, span_cut(word, 0, n))) {
			buf_clear(key);
			return false;
		}
		word = span_cut(word, space ? n + 1 : n, word.n);
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
		const byte *space = memchr(value.p, ' ', value.n);
		size_t n = space ? (size_t)(space - value.p) : value.n;
		span word = span_cut(value, 0, n);
		if (!read_code_point(texts, word)) buf_add(texts, word);
		if (space) buf_add_byte(texts, ' ');
		value = span_cut(value, space ? n + 1 : n, value.n);
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
	char where[NAME_LONGEST];
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
	char where[NAME_LONGEST];
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
		read_entries(r, trim(line));
	} else {
		read_meta(r, line);
	}
}

enum reading { READ_ALL, READ_BRIEF, READ_OVERLAY };

static void read_text(lang *l, const char *file, span text, enum reading how)
{
	if (text.n >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0) text = span_cut(text, 3, text.n);
	reader r = {.lang = l, .file = file, .brief = how == READ_BRIEF, .overlay = how == READ_OVERLAY};
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

/* All but its name goes. */
static void empty(lang *l)
{
	word_free(&l->words);
	word_free(&l->grammar);
	free(l->cues);
	for (int i = 0; i < LANG_TABLES; i++) word_free(&l->tables[i]);
	for (size_t i = 0; i < l->n_metas; i++) {
		lang_meta m = l->metas[i];
		free((void *)(uintptr_t)m.name);
		free((void *)(uintptr_t)m.kind);
		free((void *)(uintptr_t)m.place);
		free((void *)(uintptr_t)m.where);
		free((void *)(uintptr_t)m.opens);
		pattern_free(m.pattern);
	}
	for (size_t i = 0; i < l->n_decisions; i++) {
		pattern_free(l->decisions[i].before);
		pattern_free(l->decisions[i].after);
	}
	free(l->metas);
	free(l->decisions);
	buf_free(&l->texts);
	*l = (lang){.name = l->name, .asked = l->asked};
}

void lang_free(lang *l)
{
	if (l) empty(l);
	free(l);
}

static span text_at(const lang *l, uint32_t at) { return span_of((const char *)l->texts.p + at - 1); }

span lang_value(const lang *l, enum lang_table table, span word)
{
	uint32_t at = word_get(&l->tables[table], word);
	return at ? text_at(l, at) : (span){0};
}

span lang_setting(const lang *l, const char *key, const char *otherwise)
{
	span value = lang_value(l, LANG_SETTINGS, span_of(key));
	return value.p ? value : span_of(otherwise);
}

bool lang_in(span value, span word)
{
	const byte *p = value.p, *end = value.p + value.n;
	while (p < end) {
		const byte *space = memchr(p, ' ', (size_t)(end - p));
		if (span_equal((span){p, (size_t)((space ? space : end) - p)}, word)) return true;
		p = space ? space + 1 : end;
	}
	return false;
}

size_t lang_known(void) { return lang_files_count; }

const char *lang_code(size_t i) { return lang_files[i].code; }

static const lang_file *find_file(const char *code)
{
	for (size_t i = 0; i < lang_files_count; i++)
		if (strcmp(lang_files[i].code, code) == 0) return lang_files + i;
	return NULL;
}

/* Calls `take` with each text that makes up the language. */
static void each_text(const lang_set *set, const char *code,
	void (*take)(void *to, const char *name, span text, bool overlay), void *to)
{
	const char *const codes[] = {"und", strcmp(code, "und") == 0 ? NULL : code};
	char name[NAME_LONGEST];
	for (size_t i = 0; i < sizeof codes / sizeof *codes && codes[i]; i++) {
		const lang_file *f = find_file(codes[i]);
		snprintf(name, sizeof name, "%s.lang", f->code);
		take(to, name, (span){f->text, f->n}, false);
	}
	for (size_t i = 0; i < set->n_overlays; i++)
		take(to, set->overlays[i].name, buf_span(&set->overlays[i].text), true);
}

static void read_each(void *l, const char *name, span text, bool overlay)
{
	read_text(l, name, text, overlay ? READ_OVERLAY : READ_ALL);
}

static void slurp(const char *name, buf *text)
{
	FILE *f = fopen(name, "rb");
	if (!f) die(STATUS_USAGE, "%s: %s", name, strerror(errno));
	for (size_t n = 1; n > 0; text->n += n) {
		buf_reserve(text, READ_BLOCK);
		n = fread(text->p + text->n, 1, READ_BLOCK, f);
	}
	if (ferror(f)) die(STATUS_USAGE, "%s: %s", name, strerror(errno));
	fclose(f);
}

void lang_set_overlay(lang_set *set, const char *name)
{
	lang_overlay o = {.name = name};
	lang *trial = zalloc(sizeof *trial);
	slurp(name, &o.text);
	read_text(trial, name, buf_span(&o.text), READ_OVERLAY);
	lang_free(trial);
	set->overlays = array_grow(set->overlays, &set->cap_overlays, set->n_overlays + 1, sizeof *set->overlays);
	set->overlays[set->n_overlays++] = o;
}

/* Every character with the property Quotation_Mark, and ` and ´, begins with one of these; those of [quote] may be
 * others. */
static void derive_marks(lang *l)
{
	const word_table *t = l->tables + LANG_QUOTES;
	scan_add(&l->marks, span_of("\"'`\xC2\xE2\xE3\xEF"));
	for (size_t i = 0; i < t->cap; i++) {
		if (!t->slots[i].value) continue;
		scan_add(&l->marks, (span){t->bytes.p + t->slots[i].at, 1});
		span closers = text_at(l, t->slots[i].value);
		for (size_t k = 0; k < closers.n; k++)
			if (k == 0 || closers.p[k - 1] == ' ') scan_add(&l->marks, span_cut(closers, k, k + 1));
	}
	if (l->marks.in[',']) scan_doubled(&l->marks, ','); /* there are many */
}

static void derive_terminators(lang *l)
{
	if (l->unicode) {
		scan_add(&l->terminators, span_of(".!?"));
		scan_add_high(&l->terminators);
	}
	for (size_t i = 0; i < l->words.cap && !l->unicode; i++) {
		word_slot s = l->words.slots[i];
		if (s.value & LANG_TERMINATOR) scan_add(&l->terminators, (span){l->words.bytes.p + s.at, 1});
	}
	if (!l->unicode) scan_add(&l->terminators, span_of("([)]"));
	l->stops = l->terminators;
	scan_add(&l->stops, span_of("\n"));
}

static void derive_lines(lang *l)
{
	for (size_t i = 0; i < l->n_metas; i++) {
		const lang_meta *m = l->metas + i;
		if (m->longest > l->line_longest) l->line_longest = m->longest;
		l->line_any |= m->longest && !m->opens;
		for (const char *p = m->opens; p; p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL)
			l->line_first[(byte)*p] = true;
	}
}

static void derive_cues(lang *l)
{
	const word_table *t = &l->grammar;
	for (size_t i = 0; i < t->cap; i++) {
		word_slot s = t->slots[i];
		if (!(s.value & (GRAM_CUE | GRAM_SUBJUNCTIVE))) continue;
		if (!l->cues) l->cues = zalloc(sizeof *l->cues);
		spot_add(l->cues, (span){t->bytes.p + s.at, s.length});
	}
}

/* What the recognisers want to have at hand. */
static void derive(lang *l)
{
	derive_lines(l);
	l->script = lang_setting(l, "script", "Common");
	l->ordinal_stop = span_equal(lang_setting(l, "ordinal", ""), span_of("."));
	l->ordinal_lower_case = span_equal(lang_setting(l, "ordinal-noun", ""), span_of("lower-case"));
	l->measure_final = span_equal(lang_setting(l, "measure", ""), span_of("final"));
	scan_add_range(&l->small_letters, 'a', 'z');
	scan_add_range(&l->small_letters, 0x80, 0xBF);
	scan_add_range(&l->small_letters, 0xC3, 0xC3);
	l->nouns_capital = span_equal(lang_setting(l, "nouns", ""), span_of("capital"));
	l->verb_second = span_equal(lang_setting(l, "verb", ""), span_of("second"));
	l->weak = lang_setting(l, "weak", "");
	l->feminine = lang_setting(l, "feminine", "");
	l->masculine = lang_setting(l, "masculine", "");
	l->article_plural = lang_setting(l, "article-plural", "");
	l->article_oblique = lang_setting(l, "article-oblique", "");
	l->verb_plural = lang_setting(l, "verb-plural", "");
	l->adverb = lang_setting(l, "adverb", "");
	l->genitive = lang_setting(l, "genitive", "");
	l->adjective = lang_setting(l, "adjective", "");
	l->topic = lang_setting(l, "topic", "");
	l->reported = lang_setting(l, "reported", "");
	l->enclitic = lang_setting(l, "enclitic", "");
	l->possessive = lang_setting(l, "possessive", "");
	l->viewpoint = lang_setting(l, "viewpoint", "");
	l->owner = lang_setting(l, "owner", "");
	l->progressive = lang_setting(l, "progressive", "");
	l->own = lang_setting(l, "own", "");
	l->agent = lang_setting(l, "agent", "");
	derive_marks(l);
	scan_add_range(&l->letters, 'a', 'z');
	scan_add_range(&l->letters, 'A', 'Z');
	scan_add_range(&l->letters, '0', '9');
	l->unicode = strcmp(l->name, "und") == 0;
	derive_terminators(l);
	derive_cues(l);
}

static void print_each(void *out, const char *name, span text, bool overlay)
{
	(void)overlay;
	buf_add(out, span_of("# "));
	buf_add(out, span_of(name));
	buf_add(out, span_of("\n\n"));
	buf_add(out, text);
	buf_add(out, span_of("\n"));
}

void lang_list(const lang_set *set, const char *code, buf *out) { each_text(set, code, print_each, out); }

lang *lang_brief(const char *code)
{
	const lang_file *f = find_file(code);
	lang *l = zalloc(sizeof *l);
	l->name = f->code;
	read_text(l, code, (span){f->text, f->n}, READ_BRIEF);
	l->script = lang_setting(l, "script", "Common");
	return l;
}

static void load(lang_set *set, lang *l)
{
	l->reading = set->time;
	l->loose = set->loose;
	each_text(set, l->name, read_each, l);
	derive(l);
}

const lang *lang_get(lang_set *set, const char *code)
{
	size_t i = 0;
	while (i < lang_known() && strcmp(lang_code(i), code) != 0) i++;
	if (i == lang_known()) return NULL;
	if (!set->loaded) set->loaded = zalloc(lang_known() * sizeof *set->loaded);
	if (!set->loaded[i]) set->loaded[i] = zalloc(sizeof **set->loaded);
	lang *l = set->loaded[i];
	l->name = lang_code(i);
	l->asked = ++set->time;
	if (!l->reading) load(set, l);
	return l;
}

/* How many languages were asked for after this one. */
static size_t asked_later(const lang_set *set, const lang *l)
{
	size_t n = 0;
	for (size_t i = 0; i < lang_known(); i++) n += set->loaded[i] && set->loaded[i]->asked > l->asked;
	return n;
}

void lang_set_trim(lang_set *set, size_t keep)
{
	for (size_t i = 0; set->loaded && i < lang_known(); i++) {
		lang *l = set->loaded[i];
		if (l && l->reading && asked_later(set, l) >= keep) empty(l);
	}
}

void lang_set_free(lang_set *set)
{
	for (size_t i = 0; set->loaded && i < lang_known(); i++) lang_free(set->loaded[i]);
	for (size_t i = 0; i < set->n_overlays; i++) buf_free(&set->overlays[i].text);
	free(set->loaded);
	free(set->overlays);
	*set = (lang_set){0};
}
