#include "lexicon.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>

static const char *const role_names[ROLES] = {
	"unit",
	"ten",
	"score",
	"hundred",
	"power",
	"multiplier",
	"one",
	"article",
	"joiner",
	"point",
	"minus",
	"ordinal",
	"ordinal-part",
	"ordinal-stem",
	"inflection",
	"ordinal-ending",
	"ordinal-suffix",
	"fraction",
	"fraction-ending",
	"half",
	"plus",
	"value",
	"suffix",
	"money-suffix",
	"decade",
	"range",
	"clock",
	"am",
	"pm",
	"month-joiner",
	"slash",
	"in",
	"count",
	"tail",
	"part",
	"between",
	"of",
	"",
	"",
	"",
};

static bool same(const sense *a, const sense *b)
{
	return a->role == b->role && a->value == b->value && a->divisor == b->divisor && a->bound == b->bound &&
	       a->inside == b->inside;
}

/* Adds a sense behind those that the word has, unless it is one of them. */
static void add_sense(lexicon *w, trie *t, span key, sense s)
{
	uint32_t *first = trie_put(t, key), last = 0;
	for (uint32_t i = *first; i; i = w->senses[i - 1].next) {
		if (same(w->senses + i - 1, &s)) return;
		last = i;
	}
	w->senses = array_grow(w->senses, &w->cap_senses, w->n_senses + 1, sizeof *w->senses);
	w->senses[w->n_senses++] = s;
	if (last) w->senses[last - 1].next = (uint32_t)w->n_senses;
	else *first = (uint32_t)w->n_senses;
}

/* The word in lower case. */
static void fold(buf *out, span word)
{
	buf_clear(out);
	for (const byte *p = word.p, *end = word.p + word.n; p < end;) utf8_add(out, uc_tolower(utf8_next(&p, end)));
}

/* Roman numerals of two letters and more, up to 39. */
static void open_roman(lexicon *w)
{
	static const byte letters[] = "ivx";
	for (int i = 0; i < 27; i++) {
		byte b[4] = {letters[i % 3], letters[i / 3 % 3], letters[i / 9]};
		opening_add(&w->opening, (span){b, 2});
		opening_add(&w->opening, (span){b, 3});
	}
}

static bool opens(enum role role)
{
	return role <= ROLE_ARTICLE || (role >= ROLE_MINUS && role <= ROLE_ORDINAL_STEM) || role == ROLE_FRACTION ||
	       role == ROLE_HALF || role == ROLE_VALUE;
}

static uint64_t read_number(span *s)
{
	uint64_t v = 0;
	while (s->n && s->p[0] >= '0' && s->p[0] <= '9') {
		v = v * 10 + (uint64_t)(s->p[0] - '0');
		*s = span_cut(*s, 1, s->n);
	}
	return v;
}

static void skip_blanks(span *s)
{
	while (s->n && (*s->p == ' ' || *s->p == ';' || *s->p == '/')) *s = span_cut(*s, 1, s->n);
}

/* The text up to a semicolon, from the front of *s. */
static span read_text(span *s)
{
	size_t n = 0;
	while (n < s->n && s->p[n] != ';') n++;
	span text = span_cut(*s, 0, n);
	*s = span_cut(*s, n, s->n);
	return text;
}

/* Reads `role`, `role 3`, `role 1/2` or `role text` from the front of *s. What is no role is left out. */
static bool read_sense(span *s, sense *out)
{
	size_t n = 0;
	skip_blanks(s);
	while (n < s->n && s->p[n] != ' ' && s->p[n] != ';') n++;
	span name = span_cut(*s, 0, n);
	*s = span_cut(*s, n, s->n);
	if (s->n && *s->p == ' ') skip_blanks(s);
	*out = (sense){.role = ROLES, .value = read_number(s), .divisor = 1};
	if (s->n && *s->p == '/') {
		skip_blanks(s);
		out->divisor = read_number(s);
	}
	if (s->n && *s->p == ' ') *s = span_cut(*s, 1, s->n);
	out->text = read_text(s);
	for (int i = 0; i < ROLE_MONTH && name.n; i++)
		if (span_equal(name, span_of(role_names[i]))) out->role = (enum role)i;
	return out->role != ROLES && out->divisor != 0;
}

/* The word in upper case. */
static void raise(buf *out, span word)
{
	buf_clear(out);
	for (const byte *p = word.p, *end = word.p + word.n; p < end;) utf8_add(out, uc_toupper(utf8_next(&p, end)));
}

/* Adds the beginning of a word as it stands; behind a `part` of two letters another may stand. */
static void set_filter(uint64_t *filter, span word, bool part)
{
	byte b[3] = {0};
	for (size_t i = 0; i < 3 && i < word.n; i++) b[i] = word.p[i];
	for (unsigned c = 0; c < (part && word.n == 2 ? 256u : 1u); c++) {
		if (part && word.n == 2) b[2] = (byte)c;
		uint32_t bit = lexicon_bit(b);
		filter[bit >> 6] |= (uint64_t)1 << (bit & 63);
	}
}

/* Adds a word in each case; the two of a letter that is not ASCII may differ in any bit. */
static void add_to_filter(uint64_t *filter, span word, bool part)
{
	buf upper = {0};
	set_filter(filter, word, part);
	for (size_t i = 0; i < 3 && i < word.n; i++) {
		if (word.p[i] < 0x80) continue;
		raise(&upper, word);
		set_filter(filter, buf_span(&upper), part);
		break;
	}
	buf_free(&upper);
}

static void add_number_word(lexicon *w, span key, span text)
{
	sense s;
	bool bound = key.n > 1 && key.p[key.n - 1] == '-', inside = key.n > 1 && *key.p == '-';
	key = span_cut(key, inside, key.n - bound);
	add_to_filter(w->parts, key, true);
	while (text.n) {
		if (!read_sense(&text, &s)) continue;
		s.bound = bound;
		s.inside = inside;
		add_sense(w, &w->numbers, key, s);
		if (s.role == ROLE_ORDINAL_SUFFIX && key.n == 1 && *key.p == '.') w->dot_ordinal = true;
		if (!opens(s.role) || inside) continue;
		opening_add(&w->opening, key);
		if (bound && key.n == 2)
			opening_add(
				&w->opening, (span){(byte[]){key.p[0], key.p[1], 0xC2, 0xAD}, 4}); /* a soft hyphen */
	}
}

static void add_numbers(lexicon *w, const word_table *t)
{
	buf key = {0};
	word_slot *list = word_list(t);
	for (size_t i = 0; i < t->used; i++) {
		span word = {t->bytes.p + list[i].at, list[i].length};
		fold(&key, word);
		add_number_word(w, buf_span(&key), lang_value(w->lang, LANG_NUMBERS, word));
	}
	free(list);
	buf_free(&key);
}

/* MEUR = EUR*1000000 */
static void read_times(sense *s)
{
	size_t n = 0;
	while (n < s->text.n && s->text.p[n] != '*') n++;
	if (s->role != ROLE_CURRENCY || n == s->text.n) return;
	span digits = span_cut(s->text, n + 1, s->text.n);
	s->value = read_number(&digits);
	s->text = span_cut(s->text, 0, n);
}

/* A name is found as it stands (the capital that the reader gives a word of one letter, M for m, left out); in
 * any case too, when it is long enough not to be taken for another. */
static void add_names(lexicon *w, enum lang_table table, enum role role, bool folded)
{
	const word_table *t = &w->lang->tables[table];
	buf key = {0};
	word_slot *list = word_list(t);
	for (size_t i = 0; i < t->used; i++) {
		span word = {t->bytes.p + list[i].at, list[i].length};
		span text = lang_value(w->lang, table, word), digits = text;
		sense s = {.role = role,
			.text = text,
			.value = role == ROLE_MONTH ? read_number(&digits) : 0,
			.divisor = 1};
		if (text.n > 4 &&
			span_equal(span_cut(text, text.n - 4, text.n), span_of("/100"))) { /* Cent = EUR/100 */
			s.text = span_cut(text, 0, text.n - 4);
			s.divisor = 100;
		}
		read_times(&s);
		fold(&key, word);
		if (!folded && word.n == 1 && key.n && *word.p != *key.p &&
			span_equal(lang_value(w->lang, table, buf_span(&key)), text))
			continue;
		if (folded && (key.n < LEXICON_FOLDED_LEAST || *trie_put(&w->names, buf_span(&key)))) continue;
		add_sense(w, &w->names, folded ? buf_span(&key) : word, s);
		add_to_filter(w->named, word, false);
	}
	free(list);
	buf_free(&key);
}

lexicon *lexicon_new(const lang *l)
{
	lexicon *w = zalloc(sizeof *w);
	w->lang = l;
	span decimal = lang_setting(l, "decimal", "."), group = lang_setting(l, "group", ",");
	w->decimal = utf8_at(decimal.p, decimal.p + decimal.n);
	w->group = utf8_at(group.p, group.p + group.n);
	w->month_first = span_equal(lang_setting(l, "date-order", "dmy"), span_of("mdy"));
	add_numbers(w, &l->tables[LANG_NUMBERS]);
	open_roman(w);
	opening_close(&w->opening);
	for (int folded = 0; folded < 2; folded++) {
		add_names(w, LANG_MONTHS, ROLE_MONTH, folded);
		add_names(w, LANG_UNITS, ROLE_UNIT_OF, folded);
		add_names(w, LANG_CURRENCY, ROLE_CURRENCY, folded);
	}
	trie_close(&w->numbers);
	trie_close(&w->names);
	return w;
}

void lexicon_free(lexicon *w)
{
	trie_free(&w->numbers);
	trie_free(&w->names);
	free(w->senses);
	free(w);
}
