// The data stands beside the folder, and is a file of its own under a strict policy.
export default {
  server: { fs: { allow: [".."] } },
  build: { target: "es2022", assetsInlineLimit: 0 },
};
