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
	"toward",
	"past",
	"before",
	"prefix",
	"before-era",
	"era",
	"century",
	"period",
	"law-part",
	"law",
	"coded",
	"serial",
	"isbn",
	"numbered",
	"postcode",
	"date-before",
	"decade-before",
	"at",
	"",
	"",
	"",
};

static bool same(const sense *a, const sense *b)
{
	return a->role == b->role && a->value == b->value && a->divisor == b->divisor && a->bound == b->bound &&
	       a->inside == b->inside && (a->role != ROLE_CURRENCY || span_equal(a->text, b->text));
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

/* How Roman numerals begin: those of I, V and X, the forties, years. One letter alone counts centuries where digits
 * with a full stop do not. */
static void open_roman(lexicon *w)
{
	static const char *const begin[] = {"ii", "iv", "vi", "ix", "xi", "xv", "xx", "iii", "vii", "xii", "xiv", "xvi",
		"xix", "xxi", "xxv", "xxx", "xl", "xli", "xlv", "mcm", "mmx", "mdc", "mmi"};
	static const char *const letters[] = {
		"i", "v", "x", "ve", "xe", "ier", "iie", "ive", "vie", "ixe", "xie", "xve", "xxe"};
	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) opening_add(&w->opening, span_of(begin[i]));
	for (size_t i = 0; i < sizeof letters / sizeof *letters && !w->dot_ordinal; i++)
		opening_add(&w->opening, span_of(letters[i]));
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
		if (*name.p == (byte)*role_names[i] && span_equal(name, span_of(role_names[i])))
			out->role = (enum role)i;
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

/* Roles of [number] whose words are no parts of others: they are found as they stand, and white space in them does not
 * count. */
static bool is_named(enum role role) { return role >= ROLE_PREFIX && role < ROLE_MONTH; }

static void add_leading(lexicon *w, span word)
{
	uint32_t bit = lexicon_last_bit(word.n > 1 ? word.p[word.n - 2] : ' ', word.p[word.n - 1]);
	w->leading[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

/* A word whose number is no mere number: one that stands behind it, or before, or both. */
static void add_named_word(lexicon *w, span word, sense s)
{
	bool both = s.role == ROLE_ERA || s.role == ROLE_CENTURY || s.role == ROLE_PERIOD;
	if (both || s.role < ROLE_LAW) {
		add_sense(w, &w->names, word, s);
		add_to_filter(w->named, word, false);
	}
	if (!both && s.role < ROLE_LAW) return;
	add_sense(w, &w->leads, word, s);
	bool leads = s.role <= ROLE_ISBN && s.role != ROLE_CENTURY && s.role != ROLE_PERIOD;
	w->decades |= s.role == ROLE_DECADE_BEFORE;
	if (leads || s.role == ROLE_DECADE_BEFORE) add_leading(w, word);
}

static void add_number_word(lexicon *w, span word, span key, span text)
{
	sense s;
	bool bound = key.n > 1 && key.p[key.n - 1] == '-', inside = key.n > 1 && *key.p == '-';
	key = span_cut(key, inside, key.n - bound);
	while (text.n) {
		if (!read_sense(&text, &s)) continue;
		if (is_named(s.role)) {
			add_named_word(w, word, s);
			continue;
		}
		add_to_filter(w->parts, key, true);
		bool ordinal = s.role == ROLE_ORDINAL || s.role == ROLE_ORDINAL_PART || s.role == ROLE_ORDINAL_ENDING;
		const uint32_t *first = trie_put(&w->numbers, key);
		w->plural_fractions |= ordinal && *first &&
				       (w->senses[*first - 1].role == ROLE_FRACTION ||
					       w->senses[*first - 1].role == ROLE_FRACTION_ENDING);
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
		add_number_word(w, word, buf_span(&key), lang_value(w->lang, LANG_NUMBERS, word));
	}
	free(list);
	buf_free(&key);
}

/* Cent = EUR/100; MEUR = EUR*1000000 */
static void read_factor(sense *s)
{
	size_t n = 0;
	if (s->role != ROLE_CURRENCY) return;
	if (s->text.n > 4 && span_equal(span_cut(s->text, s->text.n - 4, s->text.n), span_of("/100"))) {
		s->text = span_cut(s->text, 0, s->text.n - 4);
		s->divisor = 100;
	}
	while (n < s->text.n && s->text.p[n] != '*') n++;
	if (n == s->text.n) return;
	span digits = span_cut(s->text, n + 1, s->text.n);
	s->value = read_number(&digits);
	s->text = span_cut(s->text, 0, n);
}

/* The senses of a name: one, or a currency and others that it may belong to, parted by semicolons. */
static void add_name(lexicon *w, span key, enum role role, span text)
{
	do {
		span digits = text;
		sense s = {.role = role, .value = role == ROLE_MONTH ? read_number(&digits) : 0, .divisor = 1};
		s.text = role == ROLE_CURRENCY ? read_text(&text) : text;
		read_factor(&s);
		add_sense(w, &w->names, key, s);
		skip_blanks(&text);
	} while (role == ROLE_CURRENCY && text.n);
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
		span text = lang_value(w->lang, table, word);
		fold(&key, word);
		if (!folded && word.n == 1 && key.n && *word.p != *key.p &&
			span_equal(lang_value(w->lang, table, buf_span(&key)), text))
			continue;
		if (folded && (key.n < LEXICON_FOLDED_LEAST || *trie_put(&w->names, buf_span(&key)))) continue;
		add_name(w, folded ? buf_span(&key) : word, role, text);
		add_to_filter(w->named, word, false);
	}
	free(list);
	buf_free(&key);
}

/* The lengths of the first runs of digits of forms, a bit for each; a figure in a form is itself. */
static uint32_t runs_of(span forms)
{
	uint32_t runs = 0;
	unsigned digits = 0;
	for (size_t i = 0; i <= forms.n; i++) {
		byte c = i < forms.n ? forms.p[i] : ' ';
		bool digit = (byte)(c - '0') < 10;
		if (!digit && digits) runs |= 1u << (digits & 31);
		digits = digit ? digits + 1 : 0;
	}
	return runs;
}

uint32_t lexicon_lead(const lexicon *w, const byte *p, const byte *end)
{
	uint32_t at = 0;
	for (; p < end; p++)
		if (*p != ' ' && !(at = trie_step(&w->leads, at, *p))) return 0;
	return at ? trie_value(&w->leads, at) : 0;
}

lexicon *lexicon_new(const lang *l)
{
	lexicon *w = zalloc(sizeof *w);
	w->lang = l;
	w->reading = l->reading;
	span decimal = lang_setting(l, "decimal", "."), group = lang_setting(l, "group", ",");
	w->decimal = utf8_at(decimal.p, decimal.p + decimal.n);
	w->group = utf8_at(group.p, group.p + group.n);
	w->month_first = span_equal(lang_setting(l, "date-order", "dmy"), span_of("mdy"));
	span least = lang_setting(l, "fraction-ordinal", "0");
	w->fraction_least = read_number(&least);
	w->ordinal_spaced = span_equal(lang_setting(l, "ordinal-words", ""), span_of("spaced"));
	w->pairs = span_equal(lang_setting(l, "number-pairs", ""), span_of("yes"));
	w->slash_date = span_equal(lang_setting(l, "date-slash", ""), span_of("yes"));
	w->postcodes = lang_setting(l, "postcode", "");
	w->postcode_runs = runs_of(w->postcodes);
	w->phones = lang_setting(l, "phone", "");
	w->phone_runs = runs_of(w->phones);
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
	trie_close(&w->leads);
	return w;
}

void lexicon_free(lexicon *w)
{
	trie_free(&w->numbers);
	trie_free(&w->names);
	trie_free(&w->leads);
	free(w->senses);
	free(w);
}
