#include "trie.h"

#include "check.h"

static uint32_t node_of(const trie *t, const char *word)
{
	uint32_t at = 0;
	for (; *word; word++)
		if (!(at = trie_step(t, at, (byte)*word))) return 0;
	return at;
}

static uint32_t value_of(const trie *t, const char *word)
{
	uint32_t at = node_of(t, word);
	return at ? trie_value(t, at) : 0;
}

int main(void)
{
	trie t = {0};
	char word[4] = "";
	trie_close(&t);
	CHECK(trie_step(&t, 0, 'a') == 0);
	trie_free(&t);
	*trie_put(&t, span_of("acht")) = 8;
	*trie_put(&t, span_of("achtzehn")) = 18;
	for (int i = 0; i < 26 * 26 * 26; i++) { /* many more than there is room for at first */
		word[0] = (char)('a' + i % 26), word[1] = (char)('a' + i / 26 % 26), word[2] = (char)('a' + i / 676);
		*trie_put(&t, span_of(word)) += (uint32_t)i + 1;
	}
	trie_close(&t);
	for (int i = 0; i < 26 * 26 * 26; i++) {
		word[0] = (char)('a' + i % 26), word[1] = (char)('a' + i / 26 % 26), word[2] = (char)('a' + i / 676);
		if (value_of(&t, word) != (uint32_t)i + 1) CHECK(false);
	}
	CHECK(trie_is_leaf(&t, node_of(&t, "achtzehn")) && !trie_is_leaf(&t, node_of(&t, "acht")));
	CHECK(value_of(&t, "acht") == 8 && value_of(&t, "achtzehn") == 18 && value_of(&t, "achtz") == 0 &&
		value_of(&t, "achte") == 0);
	trie_free(&t);
	return check_end();
}
