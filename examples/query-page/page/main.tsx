import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";

interface Page<Item> {
  readonly items: readonly Item[];
}

/** A query of the backend. What is not a success is an error, so that `useQuery` shows it. */
function useArray<Item>(name: "arrays" | "file-systems") {
  return useQuery({
    queryKey: [name],
    queryFn: async ({ signal }): Promise<readonly Item[]> => {
      const answer = await fetch(`/api/${name}`, { signal });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return ((await answer.json()) as Page<Item>).items;
    },
  });
}

function FileSystems() {
  const arrays = useArray<{ name: string }>("arrays");
  const { data, error, refetch, isFetching } = useArray<{ name: string; provisioned: number }>("file-systems");
  if (error !== null) return <p role="alert">{error.message}</p>;
  return (
    <>
      <h1>{arrays.data?.[0]?.name ?? "…"}</h1>
      <ul>
        {data?.map(({ name, provisioned }) => (
          <li key={name}>
            {name}: {provisioned / 1024 ** 3} GiB
          </li>
        ))}
      </ul>
      <button type="button" disabled={isFetching} onClick={() => void refetch()}>
        Refresh
      </button>
    </>
  );
}

createRoot(document.getElementById("root")!).render(
  <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
    <FileSystems />
  </QueryClientProvider>,
);
