/** What `--set` of `remote add` takes. */
export const REMOTE_SETTING_NOTES = `Settings:
  currency.<CODE>=<id>        the remote's own id of a currency, such as currency.EUR=5c0a7a52-…
  accountCurrency=<CODE>      the currency that the account there has by default
  status.<ours>=<theirs>      its word for one of our states: active, draft, archived
  scheme=<Bearer|Api-Key>     the word before the key in the header
  requestsPerMinute=<N>       never more requests in a minute
  concurrency=<N>             so many requests open at a time
  addReference=<true|false>   add Offshelf’s reference to the custom data, so that a product can be found there

The key never stands on the command line: it comes from the variable OFFSHELF_KEY_<NAME>, the name in capitals and every
other character as _ (for "My shop": OFFSHELF_KEY_MY_SHOP).`;

/** What `--set` and `--from` of `product add` take. */
export const FIELD_NOTES = `Fields: name, sku, type, description, status (active, draft, archived), price, currency, billingType (one_time, recurring),
billingPeriod (monthly, quarterly, yearly), imageUrl, imageAlt, customData (a JSON object).

A price is a plain number such as 1234.50: no grouping, a point before the decimals. Where it can be read in two ways it is
refused. Every row becomes a new product, whatever is there already: a file that is added twice is there twice.
A file is added whole or not at all, and each row that can't be used is named by its line.`;

/** What `import` does with a file. */
export const IMPORT_NOTES = `A map says for each heading where it goes: {"Title": "name", "Brand": "customData.brand", "Notes": "ignore"}. A column can go
into a field of a product, customData.NAME, remoteId, productId or ignore; headings it does not name are left out. What a
dry run prints with --json is such a map. Of two columns called Price the first is Price#1 and the other Price#2; #4 is the fourth column.

--set says what no column of the file does, such as currency=EUR or customData.supplier=ACME: new products get it. With --set-all, products that
are here already get it, too. In a map they stand as "set" and "setAll", beside the headings under "columns". A field of which a
column of the file is can't be set, nor can name, sku and the customData as a whole.

What was chosen in the last import of the same headings is used where the call says nothing else and has no map, which is told;
--forget leaves it aside. A file that is there is replaced by --rejected only with --replace.

Nothing is guessed: where a price has two readings, or rows belong to the product above them, the import ends with 1 and says
which option answers it. Rows with problems do not come in; it then ends with 3. All the others come in together, as one
Change that the window can undo, or none does. A backup is made before.`;

/** What `export` writes. */
export const EXPORT_NOTES = `The end of the name says what is written. Every field is a column; the first one finds the product again when the file
is imported, so that nothing changes where nothing was edited. In CSV and TSV a ' is put in front of texts that a spreadsheet would
take for a formula, unless --raw says otherwise; importing the file takes it off again. A file that is there is replaced only with
--replace.`;
