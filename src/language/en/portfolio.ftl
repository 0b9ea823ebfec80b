### Many dossiers at once.

dossiers-no-folder = { $path }: is no folder. A folder is expected whose subfolders are dossiers, each with an evidence.csv, or which holds workbooks (.xlsx).
dossiers-only-deeper = { $path }: holds no dossier directly, but { $deeper } does. Name the folder that it lies in.
dossiers-none = { $path }: holds no dossier. A folder is expected whose subfolders (or which itself) hold an evidence.csv or workbooks (.xlsx).
dossiers-deeper = Not looked at, as they lie a folder deeper: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. To score them, name the folder that they lie in.
dossiers-limit = More dossiers may lie a folder deeper: only { $limit } entries of subfolders were looked through.
dossiers-links = Links that lead out of the folder were not followed: { $names }
