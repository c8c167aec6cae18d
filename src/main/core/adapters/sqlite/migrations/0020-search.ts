import type { Migration } from './migration.ts';

/**
 * Search as you type over name and SKU: word prefixes from the first letter, any part of a word from three.
 * Descriptions are left out, so that bulk edits of them cost nothing here. Positions are kept (`detail=full`):
 * a typed word such as `AB-12` is two words to the index, so it is looked up as a phrase.
 */
export const search0020: Migration = {
  version: 20,
  sql: `
CREATE VIRTUAL TABLE product_words USING fts5(
  name, sku, content='product', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3', detail=full
);
CREATE VIRTUAL TABLE product_parts USING fts5(
  name, sku, content='product', content_rowid='id', tokenize='trigram', detail=full
);
CREATE TRIGGER product_search_insert AFTER INSERT ON product BEGIN
  INSERT INTO product_words(rowid, name, sku) VALUES (NEW.id, NEW.name, NEW.sku);
  INSERT INTO product_parts(rowid, name, sku) VALUES (NEW.id, NEW.name, NEW.sku);
END;
CREATE TRIGGER product_search_delete AFTER DELETE ON product BEGIN
  INSERT INTO product_words(product_words, rowid, name, sku) VALUES ('delete', OLD.id, OLD.name, OLD.sku);
  INSERT INTO product_parts(product_parts, rowid, name, sku) VALUES ('delete', OLD.id, OLD.name, OLD.sku);
END;
CREATE TRIGGER product_search_update AFTER UPDATE OF name, sku ON product
WHEN NEW.name IS NOT OLD.name OR NEW.sku IS NOT OLD.sku BEGIN
  INSERT INTO product_words(product_words, rowid, name, sku) VALUES ('delete', OLD.id, OLD.name, OLD.sku);
  INSERT INTO product_words(rowid, name, sku) VALUES (NEW.id, NEW.name, NEW.sku);
  INSERT INTO product_parts(product_parts, rowid, name, sku) VALUES ('delete', OLD.id, OLD.name, OLD.sku);
  INSERT INTO product_parts(rowid, name, sku) VALUES (NEW.id, NEW.name, NEW.sku);
END;
`,
};
