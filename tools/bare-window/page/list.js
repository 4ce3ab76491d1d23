// A list of 100,000 rows and nothing else: what scrolling in Milepost is measured against.
const list = document.getElementById('list');
const rows = document.createDocumentFragment();
for (let number = 1; number <= 100_000; number++) {
  const row = document.createElement('li');
  row.textContent = `Row ${number}`;
  rows.append(row);
}
list.append(rows);
